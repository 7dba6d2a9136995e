"""Golden transcripts: trials that a person can read. The difference after a change of the model is the review.

`python -m tools.rebuild --write transcripts` writes them again.
"""
