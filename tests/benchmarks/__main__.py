"""Runs every benchmark, or those that are named: ``python -m tests.benchmarks view start``."""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import tests.benchmarks


def main(wanted: list[str]) -> int:
    """Run the modules ``bench_*`` that have a ``main``; return the exit status."""
    names = [m.name for m in iter_modules(tests.benchmarks.__path__) if m.name.startswith("bench_")]
    unknown = [name for name in wanted if f"bench_{name}" not in names]
    if unknown:
        print(f"no such benchmark: {' '.join(unknown)}; there are: {' '.join(names)}")
        return 2
    for name in names:
        run = getattr(import_module(f"tests.benchmarks.{name}"), "main", None)
        if run is not None and (not wanted or name.removeprefix("bench_") in wanted):
            print(f"\n== {name} ==")
            run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
