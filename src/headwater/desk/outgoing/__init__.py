"""The desk row by row, for whoever takes it elsewhere: whole tables, a bounded part of them in memory at a time.

outgoing     what the desk answers (the mixin)
records      the rows
articles     articles, their statements, and their readings
claims       claims with all they rest on, stories, copies
bearers      entities, their spellings and roles
captures     the bytes as they came
log          judgements, and what could not be read
"""
