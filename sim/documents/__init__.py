"""What scenarios, sweeps and evidence have in common as files: a bounded, printable text, and what its words mean."""
