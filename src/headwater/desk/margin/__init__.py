"""Notes that persons write beside what was read.

margin_tables   the tables
anchors         where a note stands, and whether it still does in another version
margin_notes    written, answered, changed, taken back
margin          the questions: a part of `Desk`
"""
