"""Notes on unnamed sources, as sealed bytes: the desk keeps them and cannot read them.

sealed_tables   the tables
cases           cases kept, replaced, shared, let go
beside          statements of unnamed sources that may come from one
sealed          what the desk answers (the mixin)
"""
