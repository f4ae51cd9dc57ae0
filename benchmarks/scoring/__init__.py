"""Compare predictions with gold annotation: pieces, names, counts."""
