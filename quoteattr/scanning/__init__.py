"""Stage 1: what stands in quotation marks or after labels, from the text alone."""
