"""One trial told: what happened on each day of a block of one, as frozen records of plain numbers and words."""
