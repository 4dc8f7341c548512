"""That nothing is lost, and that what must go, goes.

backup      one file with the desk as it stood, read back; a desk made out of it
forget      what would go, and its going
retention   what is kept for how long, applied
"""
