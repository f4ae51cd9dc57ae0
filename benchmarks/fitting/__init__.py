"""Fit the weights of what speaks for and against a speaker in a story, on novels with annotated speakers."""
