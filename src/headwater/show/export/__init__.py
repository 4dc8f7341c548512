"""The desk in the formats of the trade: one file a format, each written by hand and read back in the tests.

sought       what is asked for: the filters of a list, or the names of things
columns      what a table is
tables       every table that can be had; its columns are in of_articles, of_claims, of_entities, of_readings, of_work
             and of_questions
cells        what becomes of a value in a cell: nothing in it is ever run or obeyed
csvfile      CSV (RFC 4180)
xlsx         Office Open XML
gathered     all that stands behind some claims, stories, articles
quoting      where a passage stands, so that it is found again
ftm          FollowTheMoney
jsonld       JSON-LD: schema.org, PROV, Web Annotation
ninjs        IPTC's JSON for news
atom         a feed
graphml      who has it from whom, as a graph
stix         STIX 2.1
misp         a MISP event
wacz         the captures themselves, as a web archive
streamed     a zip file handed on as it is made; xlsx and wacz stand on it
admiralty    the Admiralty code as STIX and MISP write it
formats      which there are, what each takes, and how it is written

Exports say what the desk knows of what was read. Notes in margins are in none unless they are asked for; what is
sealed, published with an embargo, or kept of subscribers and accounts is in none at all. Nothing in a file tells where
the desk lies, under what name somebody is logged in, or who exported it.
"""
