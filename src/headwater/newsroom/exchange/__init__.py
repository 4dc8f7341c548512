"""What comes back in, or in from elsewhere.

formulas   texts that no spreadsheet runs, and back
refined    a table of entities that somebody worked on in OpenRefine: what it proposes, and carrying that out
kinds      what a file is that is to be imported
"""
