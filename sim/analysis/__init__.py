"""Reading runs: what the table of trials says."""
