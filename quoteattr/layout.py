"""How a text is laid out: its paragraphs, from white space alone."""
