"""What diff-diff does of the same: effects of cohorts and periods, never-treated controls, and all aggregates.

Runs by itself under an interpreter that has the peer (`pip install 'stegvis[peers]'`), here or named by STEGVIS_PEERS.
"""

import sys

import pandas as pd
from diff_diff import CallawaySantAnna

frame = pd.read_parquet(sys.argv[1])
found = CallawaySantAnna().fit(frame, outcome="y", unit="id", time="time", first_treat="cohort", aggregate="all")
print(found.overall_att, found.overall_se)
