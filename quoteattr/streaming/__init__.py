"""Many documents: in batches, in order, by one process or several."""
