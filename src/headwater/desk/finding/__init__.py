"""Search, searches that are kept, and the outlets.

search_tables    the tables
folding          words as search compares them
search           full text, with snippets
sayings          what each article says, in columns
hits             search that is narrowed: articles and statements
claim_hits       claims that have the words
spelt            how else a name is spelt
searches         searches that are kept
filling          fills the tables of an older desk
printed_by       the outlets, each under an address for good
outlet_listing   outlets as lists show them
outlet_page      one outlet as its page shows it
finding          the questions: a part of `Desk`
"""
