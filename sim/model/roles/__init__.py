"""The roles that an actor may have. A role knows the conditions of the day and what it is handed, never the world."""
