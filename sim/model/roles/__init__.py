"""The roles that an actor may have: agents, each with a view of the state it owns. What they do stands in `rules`."""
