"""Notes on unnamed sources, as sealed bytes: the desk keeps them and cannot read them.

sealed_tables   the tables
cases           cases kept, replaced, shared, let go
beside          statements of unnamed sources that may come from one
desk_key        secrets that the desk itself must read, sealed under a key beside it
lost            secrets that cannot be opened here
sealed          what the desk answers (the mixin)
"""
