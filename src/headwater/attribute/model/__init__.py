"""The reader models at run time, in the order of the work.

pieces       a text as the model sees it
windows      where a long text is cut
session      a network, run
halves       its lower part alone
reader       what the network says of each word
decoding     spans out of its scores
links        what stands between a span and a cue; training asks the same
linking      which source and contents belong to a cue
calibration  how sure the model was, as a confidence
pair         two readers of one text
vectors      sentences as vectors, near where they say one thing
sentences    those of a text, from the lower half
"""
