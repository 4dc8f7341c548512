"""The catalogues: what the desk says, in each language that it speaks but English, as gettext files.

`python -m headwater.show.catalogues` gathers every text out of the code and the templates and brings the four files up
to date: new texts are added untranslated, those that are gone are taken out, the others stay. Nothing is compiled, the
files are read as they are (tongue.py). tests/show/test_catalogues.py proves that nothing is missing in them.
"""
