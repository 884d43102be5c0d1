"""Breaks, one after the other, what the checks look for: one that does not complain would not have noticed a kill."""

from collections.abc import Callable

from django.db import connection, transaction

from . import wholeness

FIRST = "(SELECT min(id) FROM {table} {where})"


def _without(table: str, where: str = "") -> str:
    return f"DELETE FROM {table} WHERE id = {FIRST.format(table=table, where=where)}"


def _with(table: str, values: str, where: str = "") -> str:
    return f"UPDATE {table} SET {values} WHERE id = {FIRST.format(table=table, where=where)}"


def _not_logged(act: str) -> str:
    return _without("access_logentry", f"WHERE act = '{act}'")


DAMAGE: dict[Callable[[], wholeness.Faults], tuple[str, ...]] = {
    wholeness.a_handing_over_has_its_kinds_grounds_and_log: (
        _without("people_disclosedkind"),
        _without("people_groundline"),
        _with("people_disclosure", "digest = ''"),
        _not_logged("disclosure.made"),
    ),
    wholeness.a_referral_has_its_person_ground_copy_events_and_log: (
        _without("casework_referralevent"),
        _without("casework_sentreferral"),
        _not_logged("referral.sent"),
        "DELETE FROM people_consent WHERE ground_id IN (SELECT ground_id FROM casework_sentreferral)",
    ),
    wholeness.a_meeting_has_its_version_calls_and_notices: (
        _without("casework_meetingversion"),
        _without("casework_call"),
        _without("casework_callnotice"),
        _not_logged("meeting.booked"),
    ),
    wholeness.finished_minutes_have_words_copies_and_log: (
        "DELETE FROM casework_minutespart",
        "DELETE FROM casework_minutescopy WHERE minutes_id IN (SELECT id FROM casework_minutes WHERE number = 2)",
        _not_logged("minutes.finished"),
    ),
    wholeness.a_document_has_its_content_and_log: (
        _with("people_document", "size = size + 1"),
        _without("people_document"),
        _not_logged("document.added"),
    ),
    wholeness.a_mail_that_was_sent_is_in_the_log: (
        _not_logged("digest.sent"),
        _with("notices_digest", "state = 'broken_off'", "WHERE state = 'sent'"),
    ),
    wholeness.a_job_ends_once_and_none_is_lost: (
        "UPDATE jobs_job SET state = 'queued', finished_at = NULL, target = 'x', kind = 'x'",
        _with("intake_batch", "state = 'applying', applied_at = NULL"),
    ),
    wholeness.an_import_is_there_whole_and_once_or_unseen: (
        _without("casework_caserevision", "WHERE batch IS NOT NULL"),
        _not_logged("batch.applied"),
        _with("intake_batch", "state = 'ready', applied_at = NULL"),
    ),
    wholeness.a_removed_person_is_wholly_gone_and_no_other_is: (
        _without("casework_formercase"),
        _not_logged("retention.person_removed"),
        _with("privacy_removalcount", "removed = removed - 1", "WHERE kind = 'people.Person'"),
        _with("privacy_removalline", "state = 'kept'", "WHERE state = 'removed'"),
    ),
    wholeness.the_log_is_whole: (_with("access_logentry", "act = 'x'"), _without("access_logentry")),
    wholeness.rows_lead_to_rows: (_without("people_ground"), _without("casework_meeting")),
}


class _Undone(Exception):
    pass


def complaints() -> dict[str, object]:
    """Return, by what was done, how many complaints the check had, and which checks have nothing done to them.

    SQLite alone: there triggers, which would not let it, can be taken away for the time of a transaction.
    """
    said = {}
    for check, statements in DAMAGE.items():
        for statement in statements:
            said[statement] = _complaints_about(check, statement)
    return {"said": said, "untried": [each.__name__ for each in wholeness.ALWAYS if each not in DAMAGE]}


def _complaints_about(check: Callable[[], wholeness.Faults], statement: str) -> int:
    connection.ensure_connection()
    number = 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (trigger,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{trigger}"')
            cursor.execute(statement)
            number = len(list(check())) if cursor.rowcount else 0
            raise _Undone
    except _Undone:
        return number
