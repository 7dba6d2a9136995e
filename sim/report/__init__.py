"""Results told in words: pure text from plain records. Names come from the scenario, numbers from the records."""
