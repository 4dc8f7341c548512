"""Feeds and pages that are followed.

followed_tables   the tables
due               what is to be done now, and who does it: leases
turns             when a host may be asked again
found             what they gave, each item once
subscribed        what is followed, and how it is
followed          the questions: a part of `Desk`
"""
