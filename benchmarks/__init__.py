"""Speed and memory, each beside a peer that does the bare minimum of the same in the same run. No part of the tests.

`make bench` takes a quiet size; `make bench FULL=1` the sizes that docs/BENCHMARKS.md tells of.
"""
