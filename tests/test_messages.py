"""The compiled Swedish is what its parts say."""

import importlib.util
from pathlib import Path

import pytest

pytest.importorskip("babel")

ROOT = Path(__file__).resolve().parent.parent
spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
messages = importlib.util.module_from_spec(spec)
spec.loader.exec_module(messages)


@pytest.mark.parametrize("domain", [messages.CORE, messages.APPLICATION], ids=lambda domain: domain.name)
def test_the_catalogues_are_up_to_date(domain):
    """If this fails: make messages."""
    po, mo = messages.written(domain)
    assert domain.base.with_suffix(".po").read_bytes() == po
    assert domain.base.with_suffix(".mo").read_bytes() == mo


FOLDERS = [
    (domain, folder)
    for domain in (messages.CORE, messages.APPLICATION)
    for parent in domain.code
    if parent.is_dir()
    for folder in sorted([parent] if parent.name in ("core", "cli", "config", "demo") else parent.iterdir())
    if folder.is_dir() and folder.name != "__pycache__"
]


@pytest.mark.parametrize("domain, folder", FOLDERS, ids=lambda value: getattr(value, "name", ""))
def test_every_text_has_its_swedish(domain, folder):
    """If this fails: add the text to a part in locale/sv/, then make messages."""
    pytest.importorskip("django")
    assert messages.missing(domain, folder) == []
