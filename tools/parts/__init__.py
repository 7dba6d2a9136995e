"""What is pinned: one builder, one file. A file here with a `PARTS` of its own is found, checked and rebuilt."""
