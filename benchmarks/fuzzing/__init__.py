"""Fuzzing: what takes untrusted bytes, fed by atheris with bytes that reach ever more of the code."""
