"""Django's PostgreSQL, and before each statement the database knows who is looking (docs/adr/0011).

One connection serves many people in turn. What it was told last is kept beside it, so it is told again only when
somebody else looks, or when a transaction was undone and what it was told with it.
"""

from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from ..looking import Looking, who_looks

REPORTING = "stegvis_reporting"
_TELL = (
    "SELECT set_config('stegvis.organisations', %s, false), set_config('stegvis.user', %s, false),"
    " set_config('role', %s, false)"
)
_UNTOLD = object()
_MAY_COUNT = """
    SELECT EXISTS (
        SELECT 1 FROM pg_roles
        WHERE rolname = %s AND pg_has_role(session_user, oid, 'MEMBER')
            AND has_table_privilege(oid, 'people_person', 'SELECT')
    )
"""


class DatabaseWrapper(base.DatabaseWrapper):
    """`_told` is what the database session knows, `_UNTOLD` when that is not certain."""

    _told: object = _UNTOLD
    _may_count: bool | None = None

    def init_connection_state(self) -> None:
        self._told, self._may_count = _UNTOLD, None
        super().init_connection_state()

    def create_cursor(self, name: str | None = None) -> Any:
        wanted = who_looks()
        if self._told != wanted and self.connection.info.transaction_status != TransactionStatus.INERROR:
            self._tell(wanted)
        return super().create_cursor(name)

    def _rollback(self) -> None:
        self._told = _UNTOLD
        super()._rollback()

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)
        self._told = _UNTOLD

    def _tell(self, who: Looking | None) -> None:
        told = who or Looking()
        organisations = ",".join(str(each) for each in told.organisations)
        self.connection.execute(_TELL, (organisations, str(told.user or ""), self._role_for(who)))
        self._told = who

    def _role_for(self, who: Looking | None) -> str:
        """Return the role to take on: what one signed in as, unless somebody looks or counts."""
        if who is None:
            return "none"
        if who.counting and self._counts_as_reporting():
            return REPORTING
        return settings.FENCED_ROLE or "none"

    def _counts_as_reporting(self) -> bool:
        if self._may_count is None:
            self._may_count = bool(self.connection.execute(_MAY_COUNT, (REPORTING,)).fetchone()[0])
        return self._may_count
