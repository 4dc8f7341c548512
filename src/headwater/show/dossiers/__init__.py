"""Dossiers on paper: one neutral page made of a dossier, and four ways to print it.

paper         the nouns of a page: runs of text, paragraphs, headings, boxes, notes
state_words   how a claim stands, stood, and what changed, in words
evidence      the notes that sentences are keyed to, and the articles cited
unresolved    what is unresolved, what changed since, the warnings of the trade
composing     a dossier as a page, in the language that is spoken
veil          what a safe copy must not show, and what stands there instead
as_html, as_pdf, as_docx, as_markdown    the page as bytes, the same for the same page
takeaway      the whole way from the desk to bytes
"""
