"""Search by name where the database holds ciphertext only: keyed hashes of how names begin.

The trade-off is recorded in docs/adr/0004-name-search.md.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable

from stegvis.apps.access.encryption import keyring

LENGTHS = (2, 3, 4, 6, 8)
"""How long the beginnings are that can be found. Longer ones are settled after decryption."""

_FOLDED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"})


def parted(whole: str) -> tuple[str, str]:
    """Return given and family name of a name in one text: “Öz, Amina” as the comma says, else the last word is family.

    A single word is a given name.
    """
    family, comma, given = (part.strip() for part in whole.partition(","))
    if comma:
        return given, family
    first, _space, last = whole.strip().rpartition(" ")
    return (first.strip(), last) if first else (last, "")


def words(text: str) -> list[str]:
    """Return the words of a name as they are compared: lower case, without accents, rings or dots over letters."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_FOLDED))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return re.findall(r"\w+", letters)


def same_name(names: Iterable[str | None]) -> str:
    """Return a name as it is compared as a whole: its words in one order, whichever is the family name."""
    return " ".join(sorted(word for name in names if name for word in words(name)))


def keys_of(names: Iterable[str | None], owner_id: int) -> set[int]:
    """Return every key by which a person with these names can be found at this owner."""
    beginnings = {word[:length] for name in names if name for word in words(name) for length in LENGTHS}
    return {_key(beginning, owner_id) for beginning in beginnings if len(beginning) >= LENGTHS[0]}


def keys_for_search(text: str, owner_id: int) -> list[int]:
    """Return one key a word of what somebody typed; words of one letter have none."""
    longest = [max((each for each in LENGTHS if each <= len(word)), default=0) for word in words(text)]
    return [_key(word[:length], owner_id) for word, length in zip(words(text), longest, strict=True) if length]


def fits(names: Iterable[str | None], text: str) -> bool:
    """Say whether each word typed begins one of the names."""
    own = [word for name in names if name for word in words(name)]
    return all(any(word.startswith(typed) for word in own) for typed in words(text))


def _key(beginning: str, owner_id: int) -> int:
    digest = hmac.digest(keyring().lookup, f"people.name\0{owner_id}\0{beginning}".encode(), "sha256")
    return int.from_bytes(digest[:8], "big", signed=True)
