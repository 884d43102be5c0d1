"""The cast at work on real processes: a consent to hand over on, files that are due, and everybody signed in."""

from datetime import date, timedelta

from stegvis.apps.access import actions as access
from stegvis.apps.access import queries
from stegvis.apps.access.roles import Role
from stegvis.apps.access.viewers import Staff
from tests.cast import AMINA, BJORN, NUMBERS, SINCE, SYSTEM, Cast, build

OTHERS = tuple(each.number for each in NUMBERS if each not in (AMINA, BJORN))
FIRST, BETWEEN, STAY = date(2009, 2, 2), timedelta(days=80), timedelta(days=70)
FILES = 8
AT_WORK = ("case_worker", "colleague", "registrar", "other_registrar", "referrer")


def prepared() -> dict[str, object]:
    from tests.apps.casework.meetings.meeting import known_at_af

    cast = build()
    known_at_af(cast, kinds=("identity", "economy", "work_education", "attendance"))
    officer = _almby_keeps_for_sixty_months(cast)
    _almbys_file(cast)
    staff = {name: cast.staff[name] for name in AT_WORK} | {"officer": officer}
    return {
        "sessions": {name: _signed_in(viewer) for name, viewer in staff.items()},
        "amina": cast.amina.key,
        "case": cast.amina_case.key,
        "ekby": cast.ekby.pk,
        "almby": cast.almby.pk,
        "unit": cast.unit.pk,
        "af": cast.af.pk,
        "af_worker": cast.af_worker.user.pk,
        "case_worker": cast.case_worker.user.pk,
        "numbers": OTHERS,
        "files": [_kept_file(turn) for turn in range(1, FILES + 1)],
    }


def monthly_file(turn: int):  # type: ignore[no-untyped-def]
    """Return a file in which everybody takes part once, in a time of its own, and the day that it tells about."""
    from tests.apps.intake.files import participant, workbook

    start = FIRST + turn * BETWEEN
    people = [participant(each, start=start, exit=start + STAY, exit_reason="S1") for each in OTHERS]
    return workbook(*people, name=f"{turn}.xlsx"), start + STAY


def _kept_file(turn: int) -> dict[str, str]:
    from django.conf import settings

    file, day = monthly_file(turn)
    path = settings.VAR / file.name
    path.write_bytes(file.read())
    return {"path": str(path), "as_of": day.isoformat()}


def _almby_keeps_for_sixty_months(cast: Cast) -> Staff:
    from stegvis.apps.privacy.actions import record_retention_rule

    administrator = _employed("almbys-administrator", cast, Role.ADMINISTRATOR)
    record_retention_rule(
        months=60, since=SINCE, decided_on=SINCE, decided_by="Socialnämnden", reference="§ 4", by=administrator
    )
    return _employed("almbys-officer", cast, Role.DATA_PROTECTION_OFFICER)


def _employed(name: str, cast: Cast, role: Role) -> Staff:
    user = access.create_user(email=f"{name}@exempel.se", name=name, organisation=cast.almby, by=SYSTEM)
    return Staff.of(access.add_membership(user=user, organisation=cast.almby, role=role, since=SINCE, by=SYSTEM))


def _almbys_file(cast: Cast) -> None:
    """Let Almby read in a file of people whose time was up long ago."""
    from stegvis.apps.intake import actions as intake
    from stegvis.core.intake import Kind

    file, day = monthly_file(0)
    batch = intake.receive_file(
        upload=file, kind=Kind.MONTHLY, project_key="stegen", as_of=day, by=cast.other_registrar
    )
    _work()
    intake.accept(batch=batch, by=cast.other_registrar)
    _work()


def _work() -> None:
    from stegvis.apps.jobs.models import Job, State
    from stegvis.apps.jobs.tasks import run_job

    for job in Job.objects.filter(state=State.QUEUED):
        run_job.call(str(job.key))


def _signed_in(viewer: Staff) -> str:
    """Sign somebody in with both factors, and return what her browser keeps."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(viewer.user)
    session = client.session
    session[queries.SECOND_FACTOR], session["membership"] = True, viewer.membership.pk
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value
