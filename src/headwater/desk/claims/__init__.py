"""What stands between articles: sheets, copies, claims, stories, and what persons decided about them.

claim_tables    the tables
packing         records as bytes and back
comparing       sets an article beside the others: all of the below, in order
sheets          what of an article is compared, and under what it is looked up
fresh           which of its sentences came with a later version
lookup          whoever shares keys with something new
copying         who repeats whose text
contents        what is said, once for all who say it in the same words, and the ties between
claiming        contents become claims
weighed         how each claim is weighed
whose_word      which claims rest on whose word, and are weighed anew when that is judged
following       which claim or story goes on under which number
returning       what leaves a claim again gets back the number that it had before it went into it
entering        what persons entered of their own, and the claim that it belongs to
stories         articles become stories
amendments      what persons corrected, laid over what was read
rulings         what persons decided, as the stages take it
claim_judging   what persons decide
checked         what of that cannot be so
claim_listing   claims as a reader asks for them
story_listing   stories and copies, likewise
listed_articles articles as their pages name them
story_pages     a story as its page shows it
reliable        how reliable its sources are, as persons judged
quoting         the words that an edge of a source tree points at
claims          the questions: a part of `Desk`
"""
