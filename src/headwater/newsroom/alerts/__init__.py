"""To be told: what happens on the desk goes out to whom somebody named.

wishes      what somebody asks for, as people write it, checked
letters     what is sent, as whoever words it hands it over
pace        when something is tried again, and when it is given up
signing     webhooks are signed, so that a receiver knows whom they are from
webhooks    one message to a webhook
mailing     one message by mail
trouble     what is in the way of a message
teller      decides, seals and sends, over and over; the loop

What was decided is on the desk (desk/alerts); nothing else has to outlive a kill. Only `teller` and what it calls reach
the network, through the door (acquire/sending.py); pages never do.
"""
