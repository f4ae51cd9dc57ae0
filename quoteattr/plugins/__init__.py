"""quoteattr within other pipelines: a component for spaCy (spacy.py) and a processor for Stanza (stanza.py)."""
