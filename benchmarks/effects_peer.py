"""What pymatchit-causal does of the same: score, 1:5 nearest within a caliper and exact columns, and its balance table.

Runs by itself under an interpreter that has the peer (`pip install 'stegvis[peers]'`), here or named by STEGVIS_PEERS.
"""

import sys

import pandas as pd
from pymatchit import MatchIt

extract, covariates, exact = sys.argv[1], sys.argv[2].split(","), sys.argv[3].split(",")
frame = pd.read_parquet(extract)
found = MatchIt(data=frame, method="nearest", ratio=5, caliper=0.2, exact=exact)
found.fit("treated ~ " + " + ".join(covariates))
found.summary(print_output=False)
