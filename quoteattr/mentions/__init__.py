"""Stages 4b and 5a: names and other words for a speaker, and the people that names belong to."""
