"""How the embedded model is made: data, vectors, tagger, parser, names, export, evaluation.

Run a step with `python -m quoteattr.training STEP`; it needs the extra `train`.
docs/model-card.md tells what every source is and what the model scores.
"""
