"""What is backed up, checked, forgotten, let go.

copying         a copy of the desk at one moment; what a copy holds
checking        whether what is kept is still what was kept
forgetting      an article, somebody, a case: off the desk with all that was made of it
retaining       what is kept for how long
sparing         what stays though it is older, as something rests on it
wiping          no byte of it is left in the file
keeping         what the desk answers (the mixin)
keeping_tables  the table of rules
"""
