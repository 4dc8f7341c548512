"""Names to look out for, and where they may have been met.

watchfile    the files with such names
watchlists   the lists, and looking for their names
sighted      where one was met, and what was judged of it
"""
