"""A folder of results: trials in Parquet, a manifest, checksums; written and checked here."""
