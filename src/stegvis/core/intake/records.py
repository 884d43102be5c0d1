"""The records of the monthly workbook and the two extracts, with the words that other files have for their fields."""

from collections.abc import Mapping
from enum import StrEnum

from stegvis.core.intake.common_fields import FROM, PERSONAL_NUMBER, UNTIL, code_field, hours_field, share_field
from stegvis.core.intake.fields import Field, Record, Type
from stegvis.core.intake.participants import PARTICIPANTS
from stegvis.core.marking import _


class Kind(StrEnum):
    """What kind of file it is."""

    MONTHLY = "monthly"
    AF_CATEGORIES = "af_categories"
    PAYMENTS = "payments"


LIVELIHOODS = Record(
    name="livelihoods",
    sheet="Försörjning",
    about=_("Sources of livelihood over time; several at the same time have a row each."),
    fields=(
        PERSONAL_NUMBER,
        FROM,
        UNTIL,
        code_field(
            "code",
            "Försörjning",
            "livelihoods",
            _("Source of livelihood"),
            required=True,
            also=("inkomst", "försörjningskälla", "ersättning"),
        ),
        share_field("share", "Andel"),
    ),
    identity=(("personal_number", "on", "code"), ("personal_number", "on")),
)

OCCUPATIONS = Record(
    name="occupations",
    sheet="Sysselsättning",
    about=_("What the participants do over time; several occupations at the same time have a row each."),
    fields=(
        PERSONAL_NUMBER,
        FROM,
        UNTIL,
        code_field(
            "code", "Sysselsättning", "occupations", _("Occupation"), required=True, also=("aktivitet", "arbete")
        ),
        hours_field("hours", "Timmar"),
        Field(
            name="supported",
            type=Type.YES_NO,
            heading="Med stöd",
            about=_("Whether the employer is paid support, yes or no"),
            also=("subvention", "anställningsstöd", "stöd till arbetsgivare"),
        ),
    ),
    identity=(("personal_number", "on", "code"), ("personal_number", "on")),
)

CATEGORIES = Record(
    name="categories",
    sheet="AF-kategori",
    about=_("Applicant categories at the employment service over time."),
    fields=(
        PERSONAL_NUMBER,
        FROM,
        UNTIL,
        code_field(
            "code",
            "AF-kategori",
            "af_codes",
            _("Applicant category"),
            required=True,
            also=("sökandekategori", "skat", "kod", "af-kod", "kategori", "skat-kod", "sökandekat"),
        ),
    ),
    identity=(("personal_number", "on"),),
)

FOLLOWUPS = Record(
    name="followups",
    sheet="Uppföljning",
    about=_("Follow-ups after the exit: planned and done."),
    fields=(
        PERSONAL_NUMBER,
        Field(
            name="start",
            type=Type.DAY,
            heading="Start",
            about=_("First day of the participation it belongs to; empty means the last one"),
            also=("startdatum",),
        ),
        Field(
            name="months",
            type=Type.WHOLE,
            heading="Månader efter avslut",
            about=_("Planned months after the exit: 6, 12 or 24"),
            required=True,
            least=1,
            most=120,
            also=("månader", "uppföljning månader"),
        ),
        Field(
            name="due",
            type=Type.DAY,
            heading="Planerad dag",
            about=_("Day when it is due"),
            also=("planerad", "ska göras"),
        ),
        Field(
            name="done",
            type=Type.DAY,
            heading="Genomförd dag",
            about=_("Day when it was done"),
            also=("genomförd", "gjord", "uppföljd"),
        ),
        code_field("status", "Läge", "followup_status", _("What came of it"), required=True, also=("status", "utfall")),
    ),
    identity=(("personal_number", "start", "months"),),
)

ANONYMOUS_COUNTS = Record(
    name="anonymous_counts",
    sheet="Endast antal",
    about=_(
        "Participants that are only counted: no consent to follow-up, or protected identity. Never a number or name."
    ),
    fields=(
        Field(
            name="year",
            type=Type.WHOLE,
            heading="Startår",
            about=_("Year of start"),
            required=True,
            least=1990,
            most=2100,
            also=("år",),
        ),
        code_field("sex", "Kön", "sex", _("Sex"), required=True),
        Field(
            name="number",
            type=Type.WHOLE,
            heading="Antal",
            about=_("Participants"),
            required=True,
            least=0,
            most=10_000,
            also=("antal deltagare",),
        ),
    ),
    identity=(("year", "sex"),),
)

PAYMENTS = Record(
    name="payments",
    sheet="Utbetalningar",
    about=_("What a household was paid for one month. Several rows for one household and month add up."),
    fields=(
        Field(
            name="household",
            type=Type.TEXT,
            heading="Hushåll",
            about=_("The household's number in the assistance system; empty means the person alone"),
            also=("hushållsnummer", "hushålls-id", "ärende", "ärendenummer", "aktnummer", "dossier", "familj"),
        ),
        PERSONAL_NUMBER,
        Field(
            name="co_applicant",
            type=Type.PERSONAL_NUMBER,
            heading="Medsökande",
            about=_("Personal number of the co-applicant"),
            also=("medsökandes personnummer", "make/maka/sambo", "partner", "medsök personnr"),
        ),
        Field(
            name="month",
            type=Type.MONTH,
            heading="Månad",
            about=_("The month that the payment is for, YYYY-MM"),
            required=True,
            also=("period", "avser månad", "bidragsmånad", "utbetalningsmånad", "år-månad", "avser"),
        ),
        Field(
            name="amount",
            type=Type.DECIMAL,
            heading="Belopp",
            about=_("Kronor paid; a repayment has a minus sign"),
            required=True,
            also=("summa", "utbetalt", "utbetalt belopp", "kronor", "kr", "bistånd"),
        ),
        code_field(
            "kind",
            "Slag",
            "payment_kinds",
            _("Kind of payment; empty means social assistance"),
            also=("typ", "ersättningstyp", "bidragstyp"),
        ),
    ),
    identity=(("household", "personal_number", "month", "kind"),),
)

RECORDS: Mapping[str, Record] = {
    each.name: each
    for each in (PARTICIPANTS, LIVELIHOODS, OCCUPATIONS, CATEGORIES, FOLLOWUPS, ANONYMOUS_COUNTS, PAYMENTS)
}
BY_KIND: Mapping[Kind, tuple[Record, ...]] = {
    Kind.MONTHLY: (PARTICIPANTS, LIVELIHOODS, OCCUPATIONS, CATEGORIES, FOLLOWUPS, ANONYMOUS_COUNTS),
    Kind.AF_CATEGORIES: (CATEGORIES,),
    Kind.PAYMENTS: (PAYMENTS,),
}
