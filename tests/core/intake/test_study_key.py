import hashlib
import hmac
import stat
from datetime import date

import pytest

from stegvis.core.errors import DataProblem
from stegvis.core.intake import StudyKey, study_key_for
from tests.core.intake.people import WOMAN

KEY = StudyKey(bytes(range(32)))


def test_a_persons_key_is_the_hmac_of_the_number_under_the_studys_secret():
    assert KEY.person(WOMAN) == hmac.digest(bytes(range(32)), WOMAN.encode(), hashlib.sha256).hex()[:32]


def test_two_studies_give_one_person_two_keys():
    assert StudyKey.new().person(WOMAN) != StudyKey.new().person(WOMAN)


def test_a_case_has_its_own_key_that_stays():
    assert KEY.case("p", WOMAN, date(2010, 3, 1)) == KEY.case("p", WOMAN, date(2010, 3, 1))
    keys = {KEY.case("p", WOMAN, date(2010, 3, 1)), KEY.case("q", WOMAN, date(2010, 3, 1)), KEY.person(WOMAN)}
    assert len(keys) == 3


def test_a_new_key_is_made_beside_the_dataset_and_only_its_owner_may_read_it(tmp_path):
    key, path = study_key_for(tmp_path / "data")
    assert path == tmp_path / "data.study-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert study_key_for(tmp_path / "data") == (key, path)


@pytest.mark.parametrize("inside", ["data/key", "data/deep/key", "data"])
def test_a_key_in_the_dataset_is_refused(tmp_path, inside):
    with pytest.raises(DataProblem, match="must not lie in the dataset"):
        study_key_for(tmp_path / "data", tmp_path / inside)


def test_an_older_key_is_never_written_over(tmp_path):
    KEY.write(tmp_path / "key")
    with pytest.raises(FileExistsError):
        StudyKey.new().write(tmp_path / "key")
    assert StudyKey.read(tmp_path / "key") == KEY


@pytest.mark.parametrize("content", [b"", b"stegvis-study-key-1:00ff", b"\xff\xfe", b"hej"])
def test_what_is_no_key_is_refused(tmp_path, content):
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(DataProblem, match="key: The study key can't be read"):
        StudyKey.read(tmp_path / "key")


def test_a_key_that_is_stated_but_missing_is_refused(tmp_path):
    with pytest.raises(DataProblem):
        study_key_for(tmp_path / "data", tmp_path / "saknas")


def test_a_key_does_not_show_itself():
    assert KEY.secret.hex() not in f"{KEY} {KEY!r}"
    with pytest.raises(ValueError, match="32 bytes"):
        StudyKey(b"kort")
