"""Runs the embedded model: a tokenizer by rules, then the networks that Stanza trained, in numpy alone."""
