from pathlib import Path

import pytest

from stegvis.config.demo import folder
from stegvis.config.demo.folder import Data


@pytest.fixture
def made(tmp_path):
    """Return a folder with a demo's data as far as it has come, and its database's side files."""
    folder.begin(tmp_path)
    for name in ("stegvis.sqlite3", "stegvis.sqlite3-wal"):
        (tmp_path / name).write_text("rows")
    return tmp_path


def test_an_empty_folder_has_no_data(tmp_path):
    assert folder.data_in(tmp_path) is Data.NONE
    assert folder.data_in(tmp_path / "not there") is Data.NONE


def test_data_is_half_made_until_it_is_marked_as_whole(made):
    assert folder.data_in(made) is Data.HALF_MADE
    folder.complete(made)
    assert folder.data_in(made) is Data.COMPLETE


def test_half_made_data_is_taken_away_and_the_keys_stay(made):
    (made / "keys.json").write_text("keys")
    folder.begin(made)
    assert not list(made.glob("stegvis.sqlite3*"))
    assert (made / "keys.json").exists()


def test_a_start_that_breaks_off_before_the_first_row_begins_anew(made):
    (made / "stegvis.sqlite3").unlink()
    assert folder.data_in(made) is Data.HALF_MADE


def test_a_database_without_the_demos_mark_is_not_the_demos(tmp_path: Path):
    (tmp_path / "stegvis.sqlite3").write_text("real")
    assert folder.data_in(tmp_path) is Data.FOREIGN
