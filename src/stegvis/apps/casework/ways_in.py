"""The way by which a referral from an organisation came in, as the codebook lists ways."""

from stegvis.apps.access.models import Organisation

WAYS_IN = {
    "social": "other",
    "region_other": "other",
    "adult_education": "other",
    "employer": "other",
    "probation": "other",
    "civil_society": "other",
    "provider": "other_effort",
    "guardian": "other",
}
"""How a referral from a kind of party is registered, where the list of ways in has no code of the same name."""


def way_in_from(sender: Organisation) -> str:
    return WAYS_IN.get(sender.kind, sender.kind)
