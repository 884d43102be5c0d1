"""Inter 4.0 beta 7 (SIL Open Font License 1.1, `LICENSE.txt`), the one family in charts and reports.

Three cuts as published by The Inter Project Authors; `manifest.txt` holds their SHA-256 sums.
"""

from pathlib import Path
from typing import Final

FAMILY: Final = "Inter"
FOLDER: Final = Path(__file__).parent
