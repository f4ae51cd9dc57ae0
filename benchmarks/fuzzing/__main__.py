"""One target fed by atheris: `python -m benchmarks.fuzzing TARGET [options of libFuzzer] [folders]`."""

import sys

import atheris

with atheris.instrument_imports(include=["quoteattr"]):
    from benchmarks.fuzzing.targets import TARGETS

if __name__ == "__main__":
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
