"""Stage 3: reporting frames and what they report, as quotations with their kind."""
