"""What a newsroom does with what it found. Above the desk and the watcher, below what shows.

accounts     who may do what: passwords, sessions, second factors, tokens, other providers
alerts       told when a claim's standing changes: by mail, webhook, feed, on the desk
dossiers     a text of one's own, every sentence keyed to its evidence
sealed       notes on unnamed sources, which only a passphrase opens
publishing   a site out of the desk: public, for subscribers, desk only
exchange     what comes back in from elsewhere
keeping      backup, restore, verify, forget, how long things are kept
"""
