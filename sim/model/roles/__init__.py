"""The roles that an actor may have. A role knows the morning and what it is told, never the world."""
