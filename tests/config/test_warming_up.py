import os
import subprocess
import sys

LOOK = """
import gc, sys
from stegvis.config import wsgi
print(gc.get_freeze_count(), "stegvis.web.plans.urls" in sys.modules)
"""


def test_a_server_has_loaded_its_pages_and_the_collector_leaves_them(tmp_path):
    known = {name: value for name, value in os.environ.items() if not name.startswith(("STEGVIS_", "DJANGO_"))}
    here = {"STEGVIS_DEMO": "1", "STEGVIS_VAR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run([sys.executable, "-c", LOOK], env=known | here, check=True, capture_output=True, timeout=120)
    frozen, loaded = said.stdout.split()
    assert int(frozen) > 100_000
    assert loaded == b"True"
