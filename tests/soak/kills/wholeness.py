"""What must hold of the data at any instant: each act is there whole or not at all. Told as faults, in words."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Count, Q

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.sealing import verify
from stegvis.apps.casework.models import (
    CallNotice,
    Case,
    CaseRevision,
    FormerCase,
    Meeting,
    Minutes,
    MinutesCopy,
    SentReferral,
)
from stegvis.apps.intake.models import Batch
from stegvis.apps.jobs.models import UNFINISHED, Job
from stegvis.apps.notices.models import Digest
from stegvis.apps.people.actions.copying import digest
from stegvis.apps.people.file_types import file_type
from stegvis.apps.people.models import DisclosedKind, Disclosure, Document, Ground, GroundLine, HiddenBatch, Person
from stegvis.apps.privacy.models import Removal, RemovalCount, RemovalLine
from tests.cast import OWNERS

from .prepared import OTHERS

Faults = Iterator[str]
ALMBY, REGION = OWNERS["almby"][0], OWNERS["region"][0]


@contextmanager
def at_one_instant() -> Iterator[None]:
    """Read everything as it stood at one instant, whatever is written meanwhile."""
    connection.cursor().close()  # tells the database who looks, which must not be a transaction's first statement here
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def faults(*, is_over: bool) -> list[str]:
    """Return everything that is not as it must be; once all work is over, also what was left undone."""
    checks = [*ALWAYS, *([nothing_is_left_undone] if is_over else [])]
    return [f"{check.__name__}: {fault}" for check in checks for fault in check()]


def a_handing_over_has_its_kinds_grounds_and_log() -> Faults:
    given = set(GroundLine.objects.filter(given=True).values_list("ground", "sender", "receiver", "kind"))
    rests_on: dict[int, dict[str, int]] = {}
    for row in DisclosedKind.objects.all():
        rests_on.setdefault(row.disclosure_id, {})[row.kind] = row.ground_id
    logged = _logged("disclosure.made")
    for each in Disclosure.objects.all():
        kinds = {entry["kind"] for entry in each.copy["entries"]} | set(each.copy["texts"])
        found = rests_on.get(each.pk, {})
        if set(found) != kinds:
            yield f"{each.key} holds {sorted(kinds)} and rests on {sorted(found)}"
        if not {(ground, each.sender_id, each.receiver_id, kind) for kind, ground in found.items()} <= given:
            yield f"{each.key} rests on a line that is not there"
        if digest(each.copy) != each.digest:
            yield f"{each.key} is another copy"
        if logged[f"people.Disclosure:{each.key}"] != 1:
            yield f"{each.key} stands {logged[f'people.Disclosure:{each.key}']} times in the log"
    yield from _log_without_row("disclosure.made", Disclosure)


def a_referral_has_its_person_ground_copy_events_and_log() -> Faults:
    logged = _logged("referral.sent")
    for each in SentReferral.objects.prefetch_related("events", "ground__lines", "ground__consent"):
        events = Counter((event.what, event.state) for event in each.events.all())
        if events != {("sent", None): 1, ("told", "received"): 1}:
            yield f"{each.key} has the events {dict(events)}"
        if {line.kind for line in each.ground.lines.all()} != {"identity", "reason", "case_state"}:
            yield f"{each.key} lacks lines of its ground"
        if not hasattr(each.ground, "consent"):
            yield f"{each.key} lacks how the consent was given"
        if logged[f"casework.SentReferral:{each.key}"] != 1:
            yield f"{each.key} is not in the log once"
    sent = SentReferral.objects.all()
    for name, rows in {
        "grounds": Ground.objects.filter(purpose="referral").exclude(pk__in=sent.values("ground")),
        "copies": Disclosure.objects.filter(purpose="referral").exclude(pk__in=sent.values("disclosure")),
        "persons": Person.objects.filter(owner__name=REGION).exclude(pk__in=sent.values("person")),
    }.items():
        if number := rows.count():
            yield f"{number} {name} of no referral"
    yield from _log_without_row("referral.sent", SentReferral)


def a_meeting_has_its_version_calls_and_notices() -> Faults:
    logged = _logged("meeting.booked")
    for each in Meeting.objects.prefetch_related("versions", "calls__notices"):
        calls = each.calls.all()
        elsewhere = [call for call in calls if call.party_id and not call.worker_id]
        if (len(each.versions.all()), len(calls), len(elsewhere)) != (1, 3, 1):
            yield f"{each.key} has {len(each.versions.all())} versions and {len(calls)} calls"
        if any(len(call.notices.all()) != 1 for call in elsewhere):
            yield f"{each.key} has called somebody who was not told"
        if logged[f"casework.Meeting:{each.key}"] != 1:
            yield f"{each.key} is not in the log once"
    told = Disclosure.objects.filter(Q(call_notice__isnull=False) | Q(minutes_copy__isnull=False))
    if told.count() != CallNotice.objects.count() + MinutesCopy.objects.count():
        yield "a notice or a copy of minutes has no handing over of its own"


def finished_minutes_have_words_copies_and_log() -> Faults:
    written, finished = _logged("minutes.written"), _logged("minutes.finished")
    copies = Counter(MinutesCopy.objects.values_list("minutes", flat=True))
    first = {each.meeting_id: each.pk for each in Minutes.objects.filter(number=1)}
    for each in Minutes.objects.prefetch_related("parts", "present_organisations"):
        name = f"casework.Minutes:{each.key}"
        if not each.parts.all() or not each.present_organisations.all():
            yield f"{each.key} has no words, or nobody who was present"
        if each.number == 1 and not written[name]:
            yield f"{each.key} was written and is not in the log"
        if finished[name] != each.is_finished:
            yield f"{each.key} is {'' if each.is_finished else 'not '}finished, and {finished[name]} times in the log"
        if each.is_finished and each.number > 1 and copies[first[each.meeting_id]] > copies[each.pk]:
            yield f"{each.key} was amended, and who had the first did not get it"


def a_document_has_its_content_and_log() -> Faults:
    logged = _logged("document.added")
    for each in Document.objects.all():
        if len(each.content) != each.size or file_type(bytes(each.content)) != each.type:
            yield f"{each.key} is not the file that came"
        if logged[f"people.Document:{each.key}"] != 1:
            yield f"{each.key} is not in the log once"
    yield from _log_without_row("document.added", Document)


def a_mail_that_was_sent_is_in_the_log() -> Faults:
    sent = Digest.objects.filter(state=Digest.State.SENT).values("user").annotate(number=Count("pk"))
    logged = _logged("digest.sent")
    for row in sent:
        if logged.pop(f"access.User:{row['user']}", 0) != row["number"]:
            yield f"user {row['user']} has {row['number']} mails and as many are not in the log"
    if logged:
        yield f"mails to {sorted(logged)} are in the log and were not sent"


def a_job_ends_once_and_none_is_lost() -> Faults:
    under_way = Counter(Job.objects.filter(state__in=UNFINISHED).values_list("kind", "target"))
    for (kind, target), number in under_way.items():
        if number > 1:
            yield f"{kind} of {target} is under way {number} times"
    for target, number in _logged("job.started").items():
        if number != 1:
            yield f"{target} was started {number} times"
    waits = {("intake.apply", each.key) for each in Batch.objects.filter(state="applying")}
    waits |= {("intake.read", each.key) for each in Batch.objects.filter(state__in=("received", "reading"))}
    told = set(Job.objects.filter(state="failed").values_list("kind", "target"))
    for kind, target in sorted(waits - set(under_way) - told):
        yield f"nobody does {kind} of {target}, and nobody was told"


def an_import_is_there_whole_and_once_or_unseen() -> Faults:
    applied, shown = _logged("intake.applied"), _logged("batch.applied")
    hidden = set(HiddenBatch.objects.values_list("batch", flat=True))
    for batch in Batch.objects.all():
        times = (applied[f"intake.Batch:{batch.key}"], shown[f"batch:{batch.pk}"])
        rows = [model.objects.filter(batch=batch.pk).count() for model in (Case, CaseRevision)]
        if batch.state != "applied":
            if times != (0, 0) or (any(rows) and batch.pk not in hidden):
                yield f"{batch.pk} is {batch.state}, and {rows} of its rows are seen"
            continue
        removed = _removed() if batch.organisation.name == ALMBY else 0
        if times != (1, 1) or batch.pk in hidden or rows != [len(OTHERS) - removed] * 2:
            yield f"{batch.pk} was read in {times} times with {rows} rows, of {len(OTHERS)}, {removed} removed"


def a_removed_person_is_wholly_gone_and_no_other_is() -> Faults:
    removed = _removed()
    left = len(OTHERS) - removed
    people = Person.objects.filter(owner__name=ALMBY, batch__isnull=False)
    cases = Case.objects.filter(owner__name=ALMBY, batch__isnull=False)
    there = {
        "people": people.count(),
        "cases": cases.count(),
        "revisions": CaseRevision.objects.filter(case__in=cases).count(),
        "people with a case": people.filter(pk__in=cases.values("person")).count(),
    }
    for name, number in there.items():
        if number != left:
            yield f"{number} {name} are there where {left} must be"
    counted = FormerCase.objects.filter(owner__name=ALMBY).count()
    logged = LogEntry.objects.filter(act="retention.person_removed").count()
    in_receipts = sum(RemovalCount.objects.filter(kind="people.Person").values_list("removed", flat=True))
    if not removed == counted == logged == in_receipts:
        yield f"{removed} removed, {counted} former cases, {logged} in the log, {in_receipts} in the receipts"
    lists = _logged("retention.list_done")
    for each in Removal.objects.all():
        if lists[f"privacy.Removal:{each.key}"] != (each.state == "done"):
            yield f"list {each.key} is {each.state} and {lists[f'privacy.Removal:{each.key}']} times done in the log"


def the_log_is_whole() -> Faults:
    found = verify()
    yield from found.broken
    if found.rows + found.unsealed != LogEntry.objects.count():
        yield "rows of the log are sealed twice, or neither sealed nor not"


def rows_lead_to_rows() -> Faults:
    """On PostgreSQL the database has always asked this itself; a file could have been torn."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            yield from (str(row) for row in cursor.execute("PRAGMA foreign_key_check"))
            yield from (row for (row,) in cursor.execute("PRAGMA integrity_check") if row != "ok")


def nothing_is_left_undone() -> Faults:
    """Tell what of the work on files and lists nobody has brought to an end."""
    for job in Job.objects.filter(state__in=UNFINISHED):
        yield f"{job.kind} of {job.target} is {job.state}"
    for batch in Batch.objects.exclude(state="applied"):
        yield f"file {batch.pk} is {batch.state}"
    for each in Removal.objects.exclude(state="done"):
        yield f"list {each.key} is {each.state}"
    done = Counter(Job.objects.filter(state="done", kind="intake.apply").values_list("target", flat=True))
    for batch in Batch.objects.filter(state="applied"):
        if done[batch.key] != 1:
            yield f"file {batch.pk} was read in by {done[batch.key]} jobs that say so"


ALWAYS: tuple[Callable[[], Faults], ...] = (
    a_handing_over_has_its_kinds_grounds_and_log,
    a_referral_has_its_person_ground_copy_events_and_log,
    a_meeting_has_its_version_calls_and_notices,
    finished_minutes_have_words_copies_and_log,
    a_document_has_its_content_and_log,
    a_mail_that_was_sent_is_in_the_log,
    a_job_ends_once_and_none_is_lost,
    an_import_is_there_whole_and_once_or_unseen,
    a_removed_person_is_wholly_gone_and_no_other_is,
    the_log_is_whole,
    rows_lead_to_rows,
)


def _logged(act: str) -> Counter[str]:
    return Counter(LogEntry.objects.filter(act=act, refused=False).values_list("target", flat=True))


def _log_without_row(act: str, model: type) -> Faults:
    there = {f"{model._meta.label}:{key}" for key in model.objects.values_list("key", flat=True)}  # type: ignore[attr-defined]
    for target in sorted(set(_logged(act)) - there):
        yield f"the log tells of {target}, which is not there"


def _removed() -> int:
    return RemovalLine.objects.filter(state=RemovalLine.State.REMOVED).count()
