"""Run the benchmarks from a command line: `python -m benchmarks --help`."""

import sys

from benchmarks.cli import main

sys.exit(main())
