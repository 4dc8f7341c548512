"""Dossiers: texts of one's own, every sentence keyed to its evidence.

notation   how a text is written: paragraphs, headings, keys; taken apart into parts and sentences
writing    begun, written, claims put in, an earlier text put back, changes seen
revising   what is otherwise in one text of it than in another
since      what changed since it was written, by which articles and whose judgement
open_ends  what is unresolved in it, and the warnings of the trade
"""
