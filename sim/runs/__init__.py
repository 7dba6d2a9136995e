"""Making runs: plans, blocks of trials on one process or several, results on disk."""
