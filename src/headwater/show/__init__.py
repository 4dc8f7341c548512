"""What a person sees of a reading: the report in a terminal, the desk in a browser. Import the part you need.

words, eventwords, reliability    the words in which a reading is told
logwords                          what the entries of the log are called
tongue, sayings, catalogues/      in which language; sentences that were kept in English; the translations
days, zones, stretches            dates and times, and in which zone; seasons and lengths
clean, highlight, latin           text of others made safe, marked, in Latin letters
notes, places, tree, voices       a statement; where a claim is told; who has it from whom; whose words are printed
changes, deeds, shifts            what changed, who did what, what became of the statements of an article
alerting                          what an alert tells, in words
why_json                          a claim with all that it rests on, as JSON
terminal                          styled lines; in a terminal: report, claims, why, who, today, sightings, quotations
pictures/                         drawings: source trees, timelines
web/                              the desk in a browser
dossiers/                         dossiers as files: HTML, PDF, DOCX, Markdown
export/                           the desk in the formats of the trade
site/                             what is published, for its readers
"""
