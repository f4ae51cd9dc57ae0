"""Stage 2: dependency parses, one adapter a parser; nothing of a parser leaves its adapter."""
