"""Stage 2a: the text as the parser gets to see it, and a parse laid back over the text."""
