"""What the two authorities' systems gave out: categories of the employment service, payments of social assistance."""

from stegvis.core import codebook

from .county_workbook import Row, printed
from .project import SyntheticProject


def category_rows(project: SyntheticProject) -> list[Row]:
    """Return the employment service's extract: a row for each spell in a category, numbers without a hyphen."""
    codes = codebook.load("af_codes")
    return [
        {
            "Personnummer": each.number,
            "Kod": each.code,
            "Klartext": printed(codes, each.code),
            "Fr.o.m.": each.on,
            "T.o.m.": each.until,
            "Sökt omfattning %": 100.0,
        }
        for each in sorted(project.categories, key=lambda each: (each.number, str(each.on)))
    ]


def payment_rows(project: SyntheticProject) -> list[Row]:
    """Return the assistance system's extract: a row for each household and month, under the applicant's number."""
    applicant: dict[str, str] = {}
    for member in project.household_members:
        applicant.setdefault(member.household_key, member.number)
    sizes = {household.household_key: household.size for household in project.households}
    kinds = codebook.load("payment_kinds")
    return [
        {
            "Ärendenummer": each.household_key,
            "Personnummer": applicant[each.household_key],
            "Antal i hushållet": sizes[each.household_key],
            "Avser månad": f"{each.month:%Y-%m}",
            "Typ": kinds[each.kind].label.sv,
            "Utbetalt belopp": float(each.amount),
        }
        for each in project.payments
    ]
