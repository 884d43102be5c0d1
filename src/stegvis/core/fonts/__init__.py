"""The fonts of charts, reports and letters, with their licences; `manifest.txt` holds their SHA-256 sums.

Inter 4.0 beta 7 (SIL Open Font License 1.1, `LICENSE.txt`), three cuts as published by The Inter Project Authors, is
the one family for Latin letters. Noto Sans Arabic 2.005 and Noto Sans Ethiopic 2.000 (SIL Open Font License 1.1,
`LICENSE-Noto.txt`), two cuts each as in Debian's package fonts-noto-core, write what people sign in their own language.
"""

from pathlib import Path
from typing import Final

FAMILY: Final = "Inter"
ARABIC: Final = "Noto Sans Arabic"
ETHIOPIC: Final = "Noto Sans Ethiopic"
FOLDER: Final = Path(__file__).parent
