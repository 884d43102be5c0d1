"""Extracts over time need Ibis, which a small installation lacks."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("ibis") else ["test_*.py"]
