"""Who may use the desk.

entering     logging in; how a password is set, by oneself, by an admin, by a link
passwords    which will do, what is kept of one, whether it was this one
sessions     who is logged in: begun, found, renewed, ended
throttle     how often somebody may try
factors      whether a second factor is asked for; codes of an app, recovery codes
passkeys     keys in devices, as a second factor or in place of a password
confirming   is it still they? before anything is changed by which one logs in
underway     what was begun and waits for its end, in memory
oidc         logging in by way of another provider; identified: whose account that is
tokens       what programs log in with
"""
