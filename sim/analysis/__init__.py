"""All counting: what the trials say, in shares with intervals, days, terms and a sentence."""
