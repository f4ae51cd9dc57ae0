"""`python -m quoteattr.training`: see `quoteattr.training.cli`."""

import sys

from quoteattr.training.cli import main

if __name__ == "__main__":
    sys.exit(main())
