"""What the log's names of fields and kinds of information are in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.roles import Role
from stegvis.apps.projects.choices import CriterionKind
from stegvis.core import codebook
from stegvis.web.common import codes

Text = str | Promise

FIELDS: Mapping[str, Text] = {
    "given_name": _("First name"),
    "family_name": _("Family name"),
    "number": _("Personal number"),
    "phone": _("Phone"),
    "email": _("E-mail"),
    "address": _("Address"),
    "birth_date": _("Date of birth"),
    "birth_year": _("Year of birth"),
    "sex": _("Sex"),
    "arrival_year": _("Year of arrival"),
    "birth_region": _("Region of birth"),
    "language": _("Language"),
    "protection": _("Protected identity"),
    "municipality": _("Municipality"),
    "livelihood": _("Livelihood"),
    "occupation": _("Occupation"),
    "afcategory": _("Employment service category"),
    "education": _("Education"),
    "residence": _("Residence"),
    "householdmembership": _("Household"),
    "languagelevel": _("Language level"),
    "workability": _("Own rating of work ability"),
    "steplevel": _("Step on the way to work"),
    "payment": _("Payments"),
    "on": _("First day"),
    "until": _("Last day"),
    "code": _("What it is"),
    "share": _("Share"),
    "hours": _("Hours"),
    "supported": _("With support"),
    "level": _("Level"),
    "about": _("What was judged"),
    "says": _("Judgement"),
    "basis": _("Basis"),
    "note": _("Note"),
    "assessed_by": _("Assessed by"),
    "source": _("Source"),
    "household_key": _("Household"),
    "referred_on": _("Day of referral"),
    "started_on": _("Day of start"),
    "exited_on": _("Day of exit"),
    "exit_reason": _("Exit reason"),
    "months_public_support_before": _("Months of support before"),
    "struck": _("Struck out"),
    "persons": _("Persons"),
    "cases": _("Cases"),
    "facts": _("Facts"),
    "payments": _("Payments"),
    "name": _("Name"),
    "principal": _("Principal"),
    "municipality_code": _("Municipality"),
    "retention_months": _("Months that cases are kept"),
    "allows_local_sign_in": _("Sign-in with password"),
    "starts": _("First day"),
    "ends": _("Last day"),
    "purpose": _("Purpose"),
    "target_group": _("Target group"),
    "working_methods": _("Ways of working"),
    "capacity": _("Places for participants"),
    "caseload_limit": _("Most participants for each worker"),
    "docx": "Word",
    "pdf": "PDF",
    "html": _("Web page"),
    "xlsx": "Excel",
    "csv": "CSV",
    "zip": "ZIP",
}


def words(name: str) -> Text:
    """Return a field, a kind of information or a role in words; what nobody has named is its own name, with spaces."""
    if name in FIELDS:
        return FIELDS[name]
    if name in CriterionKind.values:
        return CriterionKind(name).label
    for coded in ("information_kinds", "application_ends"):
        if name in codebook.load(coded):
            return codes.label(coded, name)
    return Role(name).label if name in Role.values else name.replace("_", " ")
