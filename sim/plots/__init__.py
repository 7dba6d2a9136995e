"""Pictures: one figure, one file. The only room that opens the door to matplotlib.

Every figure module has a frozen data class, `build(...)` that fills it, `draw(data, ax)`, `size(data)` in inches,
`headings(data)` and `alt_text(data)`. Nothing in the model knows about plots.
"""
