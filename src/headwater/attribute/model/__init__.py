"""The reader models at run time, in the order of the work: `pieces`, `windows`, `reader`, `decoding`, `linking`.

`pair` lets two readers read one text.

`links` are the features that linking and training share, `calibration` turns how sure the model was into a confidence.
"""
