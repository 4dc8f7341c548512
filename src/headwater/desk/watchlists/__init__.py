"""Names to look out for, and where they may have been met.

watchfile    the files with such names
watchlists   the lists and their sightings
"""
