import polars as pl
from django.db.models import QuerySet
from django.utils import timezone

from stegvis.apps.casework.models import Education, FollowUp, Referral, Responsibility, SentReferral
from stegvis.apps.casework.states import ENDED, STARTED, State
from stegvis.apps.casework.ways_in import way_in_from
from stegvis.apps.people.models import is_shown
from stegvis.apps.people.models.person import PROTECTED
from stegvis.core import codebook
from stegvis.core.frames import BY_NAME
from stegvis.core.states import state_on

from . import activities, former
from .reading import Source, known_by, read

TEXT, DAY, WHOLE = pl.String(), pl.Date(), pl.Int64()


def frames(source: Source, people: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Return cases, referrals, follow-ups, responsibilities and activities as they stood at the cut-off."""
    followups = _followups(source)
    cases = _cases(source, people, followups)
    keys = cases.select("id", "case_key", "person_key")
    return {
        "cases": cases.select(BY_NAME["cases"].columns),
        "referrals": pl.concat([_referrals(source, keys), _without_a_case(source)]),
        "followups": followups.join(keys, on="id").select(BY_NAME["followups"].columns),
        "responsibilities": _responsibilities(source, keys),
        **activities.frames(source, keys),
    }


def _cases(source: Source, people: pl.DataFrame, followups: pl.DataFrame) -> pl.DataFrame:
    columns = {
        "id": ("pk", WHOLE),
        "row_key": ("key", TEXT),
        "person": ("person", WHOLE),
        "owner": ("owner__name", TEXT),
        "state": ("state", TEXT),
        "referred": ("referred_on", DAY),
        "started": ("started_on", DAY),
        "exited": ("exited_on", DAY),
        "exit_reason": ("exit_reason", TEXT),
        "months_public_support_before": ("months_public_support_before", WHOLE),
    }
    cases = read(source.cases, columns).with_columns(
        *(known_by(source.cut_off, each) for each in ("referred", "started", "exited"))
    )
    cases = cases.join(people.select("id", "person_key", "born"), left_on="person", right_on="id")
    cases = cases.with_columns(
        pl.lit(source.project.key).alias("project"),
        source.keys.of("case", cases["row_key"]).alias("case_key"),
        pl.when(pl.col("exited").is_not_null()).then("exit_reason").alias("exit_reason"),
        _whole_years().alias("age_at_start"),
    )
    cases = cases.join(_education_at_start(source, cases), on="id", how="left")
    columns = ["id", *BY_NAME["cases"].columns]
    cases = pl.concat([cases.select(columns), former.cases(source).select(columns)])
    return cases.with_columns(_state_at_cut_off(cases, followups).alias("state"))


def _whole_years() -> pl.Expr:
    born, day = pl.col("born"), pl.col("started")
    before_birthday = _day_of_year(day) < _day_of_year(born)
    return (day.dt.year() - born.dt.year() - before_birthday.cast(pl.Int32)).cast(WHOLE)


def _day_of_year(day: pl.Expr) -> pl.Expr:
    return day.dt.month().cast(pl.Int32) * 100 + day.dt.day()


def _state_at_cut_off(cases: pl.DataFrame, followups: pl.DataFrame) -> pl.Expr:
    """Take steps back that were made after the cut-off: into exit, into start, and the last follow-up."""
    waiting = followups.filter(pl.col("status") == "planned")["id"].unique().to_list()
    state = pl.col("state")
    return (
        pl.when(state.is_in(list(STARTED)) & pl.col("started").is_null())
        .then(pl.lit(State.ACCEPTED.value))
        .when(state.is_in(list(ENDED)) & pl.col("exited").is_null())
        .then(pl.lit(State.UNDER_WAY.value))
        .when(state.is_in(list(ENDED)) & pl.col("id").is_in(waiting))
        .then(pl.lit(State.EXITED.value))
        .otherwise(state)
    )


def _education_at_start(source: Source, cases: pl.DataFrame) -> pl.DataFrame:
    rows = Education.objects.that_count().filter(person__in=source.cases.values("person"))
    columns = {"person_key": ("person", WHOLE), "on": ("on", DAY), "until": ("until", DAY), "code": ("code", TEXT)}
    asked = cases.select(key="id", person_key="person", day="started")
    found = state_on(read(rows, columns), asked, order=codebook.education.codes)
    return found.select(id="key", education="code")


def _of_cases(rows: QuerySet, source: Source) -> QuerySet:
    return rows.filter(case__in=source.cases)


def _referrals(source: Source, keys: pl.DataFrame) -> pl.DataFrame:
    columns = {
        "id": ("case", WHOLE),
        "row_key": ("key", TEXT),
        "referred": ("referred_on", DAY),
        "way_in": ("way_in", TEXT),
        "decision": ("decision", TEXT),
        "decided": ("decided_on", DAY),
    }
    rows = read(_of_cases(Referral.objects.filter(referred_on__lte=source.cut_off), source), columns)
    rows = rows.with_columns(known_by(source.cut_off, "decided")).with_columns(
        pl.lit(source.project.key).alias("project"),
        source.keys.of("referral", rows["row_key"]).alias("referral_key"),
        pl.when(pl.col("decided").is_not_null()).then("decision").alias("decision"),
    )
    return rows.join(keys, on="id").select(BY_NAME["referrals"].columns)


def _without_a_case(source: Source) -> pl.DataFrame:
    """Return the referrals in the inboxes that led to no case: those that wait, and those declined or taken back.

    They name nobody: without a case there is no key of a person, nor her sex. A transfer is no new referral and is
    left out, so is what was taken back before anybody had read it. Of protected persons there are none where all
    owners' figures are read.
    """
    rows = SentReferral.objects.filter(
        referred_on__lte=source.cut_off, project=source.project, kind=SentReferral.Kind.REFERRAL
    ).exclude(stage=SentReferral.Stage.TAKEN)
    rows = rows.exclude(stage=SentReferral.Stage.WITHDRAWN, opened_at__isnull=True)
    if source.owner_id is None:
        rows = rows.exclude(person__protection__in=PROTECTED)
    else:
        rows = rows.filter(receiver=source.owner_id)
    found = [_led_to_no_case(row, source) for row in rows.select_related("sender").order_by("pk")]
    return pl.DataFrame(found, schema=BY_NAME["referrals"].schema, orient="row")


def _led_to_no_case(row: SentReferral, source: Source) -> tuple[object, ...]:
    decided = timezone.localdate(row.settled_at) if row.settled_at else None  # declined, or taken back
    known = decided if decided and decided <= source.cut_off else None
    (key,) = source.keys.of("sent_referral", [row.key])
    decision = row.decision if known else None
    return key, None, None, source.project.key, row.referred_on, way_in_from(row.sender), decision, known


def _followups(source: Source) -> pl.DataFrame:
    columns = {
        "id": ("case", WHOLE),
        "months": ("months", WHOLE),
        "due": ("due", DAY),
        "done": ("done", DAY),
        "status": ("status", TEXT),
    }
    counted = FollowUp.objects.filter(is_shown(), withdrawn_at__isnull=True, case__exited_on__lte=source.cut_off)
    rows = read(_of_cases(counted, source), columns).with_columns(known_by(source.cut_off, "done"))
    status = pl.when(pl.col("done").is_null()).then(pl.lit("planned")).otherwise("status")
    return rows.with_columns(status.alias("status"))


def _responsibilities(source: Source, keys: pl.DataFrame) -> pl.DataFrame:
    columns = {"id": ("case", WHOLE), "worker": ("user", WHOLE), "on": ("on", DAY), "until": ("until", DAY)}
    held = _of_cases(Responsibility.objects.filter(on__lte=source.cut_off), source)
    rows = read(held, columns).with_columns(known_by(source.cut_off, "until"))
    rows = rows.with_columns(source.keys.of("worker", rows["worker"]).alias("worker_key"))
    return rows.join(keys, on="id").select(BY_NAME["responsibilities"].columns)
