"""Who may use the desk: accounts, what they may do, their sessions.

account_tables   the tables
rows             what is given out: accounts, sessions
people           accounts: made, changed, found; what must hold of all of them at once
logged_in        sessions, and links by which a password is set
failing          who tried to log in and could not
accounts         the questions: a part of `Desk`
"""
