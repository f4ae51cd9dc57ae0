"""Declared patterns, by family: who speaks (speakers.py) and what is said (contents.py)."""
