"""English quotation attribution: what is quoted, who said it, and who that is."""

__version__ = "0.1.0"
