from hashlib import sha256

import pytest

from stegvis.core import fonts


def test_every_font_file_is_the_one_in_the_manifest():
    lines = (fonts.FOLDER / "manifest.txt").read_text().splitlines()
    wanted = {name: digest for digest, name in (line.split() for line in lines)}
    files = [*fonts.FOLDER.glob("*.otf"), *fonts.FOLDER.glob("*.ttf")]
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in files}
    assert found == wanted


@pytest.mark.parametrize("licence", ["LICENSE.txt", "LICENSE-Noto.txt"])
def test_the_licence_stands_beside_the_fonts(licence):
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.FOLDER / licence).read_text()
