"""Fields that several records have, and how codes, shares and hours are made into fields."""

from stegvis.core.intake.fields import Field, Type
from stegvis.core.marking import _

_NUMBERS_ALSO = (
    "personnr",
    "pnr",
    "person nr",
    "pers.nr",
    "samordningsnummer",
    "födelsenummer",
    "p-nr",
    "klient",
    "sökande",
)
_HOURS_ALSO = ("omfattning", "timmar", "timmar per vecka", "tim/v")
_SHARE_ALSO = ("andel", "procent", "omfattning procent", "%")

PERSONAL_NUMBER = Field(
    name="personal_number",
    type=Type.PERSONAL_NUMBER,
    heading="Personnummer",
    about=_("Personal or coordination number, YYYYMMDD-NNNN. Never fill in a protected person here: count them."),
    required=True,
    also=_NUMBERS_ALSO,
)
FROM = Field(
    name="on",
    type=Type.DAY,
    heading="Från",
    about=_("First day, YYYY-MM-DD"),
    required=True,
    also=("från och med", "fr.o.m", "from", "startdatum", "datum", "gäller från"),
)
UNTIL = Field(
    name="until",
    type=Type.DAY,
    heading="Till",
    about=_("Last day; empty when it still holds"),
    also=("till och med", "t.o.m", "tom", "slutdatum", "gäller till"),
)


def code_field(name: str, heading: str, codes: str, about: str, **more: object) -> Field:
    return Field(name=name, type=Type.CODE, heading=heading, codes=codes, about=about, **more)  # type: ignore[arg-type]


def share_field(name: str, heading: str) -> Field:
    about = _("Share of the livelihood in per cent, 0–100")
    return Field(name=name, type=Type.WHOLE, heading=heading, about=about, least=0, most=100, also=_SHARE_ALSO)


def hours_field(name: str, heading: str) -> Field:
    about = _("Hours a week; 40 is full time")
    return Field(name=name, type=Type.DECIMAL, heading=heading, about=about, least=0, most=80, also=_HOURS_ALSO)
