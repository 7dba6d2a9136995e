"""From a file to a scenario: bounded reading, merging, coded values, checks, faults with line and column."""
