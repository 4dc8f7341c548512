"""What is written up: dossiers, the state of each claim when they were, and what each key in them points at.

dossier_tables    the tables
dossier_records   what is given out
freezing          how a claim stands, and what a statement is, at this moment
dossier_writing   begun, written, seen, put back; translations
dossier_reading   lists, one whole, its revisions
fates             what became of a claim and of a statement since
forgetting        an article, or a dossier, really gone
dossiers          the questions: a part of `Desk`
"""
