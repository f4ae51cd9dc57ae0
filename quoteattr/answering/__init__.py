"""The last steps: proposals to answers, and answers to the values that callers see."""
