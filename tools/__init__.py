"""What is made from the code, and what is done to it: documents, figures, transcripts, schemas; installs as a stranger.

Not shipped: nothing in `sim/` knows of this folder. Its commands are `python -m tools.rebuild` and
`python -m tools.installs`.
"""
