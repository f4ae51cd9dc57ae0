"""Stage 5: mentions to speakers."""
