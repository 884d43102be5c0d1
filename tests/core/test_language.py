"""What is written in the reader's language."""

from stegvis.core.errors import Finding
from stegvis.core.language import Words


def test_a_finding_is_told_whole_in_swedish():
    found = Finding(file="a.xlsx", row=3, column="Kön", message="This is not a date.", expected="a date")
    told = Words("sv").finding(found)
    assert told.startswith("a.xlsx, ")
    assert "rad 3" in told
    assert "Väntat: " in told
    assert "Expected" not in told
