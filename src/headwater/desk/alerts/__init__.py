"""What somebody wants to be told, and what was told.

alert_tables    the tables
alert_records   what is given out: rules, channels, messages
turns           which turns a change is
reach           which claims, articles and stories a rule is about
matching        which changes a rule tells
naming          what is watched, as it is called
quiet           the hours in which nothing is told
receiver        where a webhook leads and how it is signed, sealed
rules           rules and their channels: made, armed, disarmed, removed
owners          whose rules are still to be followed
deciding        from changes to messages, once each
outbox          what waits to be sent, who sends it, how it went
inbox           what was told on the desk and in feeds, and who has seen it
trying          what a rule would have told
alerts          the questions: a part of `Desk`
"""
