"""Publishing: from what was written up to what stands on the site.

bodies        the text of an item as blocks, written by hand and read back
written_up    the text of an item out of a dossier, its sources numbered
checking      what an editor is told before it is published
changed       what is different between two published states
timing        an embargo in the zone in which it was written; days of subscriptions
subscribing   who subscribes, by a token or an account, and who they are when they read

The rows are in desk/publishing, the pages of the site in show/site, those for editors in show/web/publishing.py.
"""
