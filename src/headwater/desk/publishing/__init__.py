"""What is published, to whom, and what was read of it.

publishing_tables   the tables
reach               who may read what: kinds of readers as words that stand in rows
items               what editors do with items; no change without a trace
shown               what a reader sees of them, and nothing else
resting             which dossiers and published items rest on an article
site                what the site is called, its languages and sections
subscribers         who reads by a token; sessions, feeds, the count of use
publishing          the questions: a part of `Desk`
"""
