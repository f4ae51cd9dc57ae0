"""Measure quoteattr: predict, score against gold annotation, and hold figures to their floors."""
