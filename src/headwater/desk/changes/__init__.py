"""What changed, who has seen it, and who did what.

change_tables   the tables
noting          what happens within a transaction, noted as it happens
noticed         what that comes to, written at its end
claim_changes   a claim before and after
edits           what became of a text from one version to the next
ranks           the kinds of changes, and what each is worth
touched         which claims, stories and entities a write has touched
digests         a story in one line of the trade
looking         how far somebody has looked
today           what is new to somebody, as cards of stories
doings          what was added and run anew, a line for each time
activity        who did what
changes         the questions: a part of `Desk`
"""
