"""Stage 6: titles and affiliations, read off the words around a name or in a description."""
