"""What was done, in a chain of hashes; and the second factors, tokens and other providers of accounts.

chain         an entry is added; the chain is checked
log           what the desk answers about it; entrances: about the rest
log_tables    the table of entries
factors       one-time codes, recovery codes, passkeys, on which roles a second factor is demanded
tokens        the tokens of programs
providers     logins through another provider that are under way, and whose they are
factor_tables the tables of these
"""
