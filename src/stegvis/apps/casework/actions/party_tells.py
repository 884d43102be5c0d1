"""What a party that holds a copy tells the case's owner: written down there, handed over in the same act."""

from typing import Any

from stegvis.apps.access import log
from stegvis.apps.access.looking import looking_also_for
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import hand_over
from stegvis.apps.projects.saving import save

from ..held_policies import may_answer_held
from ..models import Case
from ..policies import PLANNING


def held(row: Any, by: Viewer, *related: str) -> Any:
    """Return a row that stands for a copy, once it is found that the viewer answers for it."""
    may_answer_held(by, row).or_refuse()
    rows = type(row)._default_manager.select_related("disclosure__reception__person", *related)
    with looking_also_for(row.disclosure.sender_id):  # whose case it is told to
        return rows.get(pk=row.pk)


def tell_owner(told: Any, copy: Any, case: Case, *, kind: str, says: str, act_name: str, by: Viewer) -> None:
    """Hand over what is said to the case's owner on a ground for `kind`, and keep it in the case as that copy."""
    person = copy.disclosure.reception.person
    disclosure = hand_over(person=person, receiver=case.owner, purpose=PLANNING, texts={kind: says}, by=by)
    if not hasattr(disclosure, "reception"):
        raise NotVisible
    told.disclosure, told.origin_id, told.recorded_by_id = disclosure, by.organisation_id, by.user_id
    save(told, by=by)
    log.record(act_name, target=told, person_key=person.key, by=by, fields=[kind])
