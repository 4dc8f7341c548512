"""The entities of the desk: who is one across articles, and what is known of them.

known      the bearers of names, as linking sees them
linking    joins the entities of an article to those of the desk
together   who is looked at together where a newcomer may change who others are
summing    spellings, roles, keys and the shown name of each, summed over its articles
listing    entities as lists show them
entities   one entity as its page shows it
heard      where one was met, what it said, what was said of it
recent     the latest of these, found among the latest of the desk
"""
