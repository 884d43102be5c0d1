"""What each role may do. Permissions only add: no role takes away what another gives."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """One thing that a role may do within its own organisation."""

    SEE_OWN_CASES = "see_own_cases", _("See the cases one is responsible for")
    SEE_UNIT_CASES = "see_unit_cases", _("See the cases of one's unit")
    SEE_ALL_CASES = "see_all_cases", _("See all cases of the organisation")
    SEE_REFERRALS_SENT = "see_referrals_sent", _("See the referrals one has sent")
    SEE_PROTECTED = "see_protected", _("See persons with protected identity")
    REGISTER = "register", _("Register participants, starts and exits")
    DOCUMENT = "document", _("Write in a case")
    ASSIGN_CASES = "assign_cases", _("Decide who is responsible for a case")
    REFER = "refer", _("Refer a person")
    IMPORT_FILES = "import_files", _("Import files")
    DISCLOSE = "disclose", _("Hand over information")
    REPORT_DEVIATIONS = "report_deviations", _("Report deviations")
    HANDLE_DEVIATIONS = "handle_deviations", _("Handle deviations")
    SEE_PROJECTS = "see_projects", _("See projects")
    MANAGE_PROJECTS = "manage_projects", _("Change projects")
    SEE_OWN_FIGURES = "see_own_figures", _("See exact figures of the organisation's own cases")
    SEE_PROJECT_FIGURES = "see_project_figures", _("See a project's figures with small numbers protected")
    SEE_PUBLICATIONS = "see_publications", _("See publications")
    WRITE_REPORTS = "write_reports", _("Write reports")
    SELF_EVALUATE = "self_evaluate", _("Answer staff self-evaluations")
    STUDY = "study", _("Carry out studies")
    MANAGE_USERS = "manage_users", _("Give and end memberships")
    MANAGE_ORGANISATION = "manage_organisation", _("Change the organisation's settings")
    READ_LOG = "read_log", _("Read the access log")
    HANDLE_PRIVACY = "handle_privacy", _("Handle retention and subject access")


class Role(TextChoices):
    """What a person is in an organisation."""

    CASE_WORKER = "case_worker", _("Case worker")
    REGISTRAR = "registrar", _("Registrar")
    UNIT_MANAGER = "unit_manager", _("Unit manager")
    PROCESS_LEADER = "process_leader", _("Process leader")
    REFERRER = "referrer", _("Referrer")
    PROVIDER = "provider", _("Provider")
    EVALUATOR = "evaluator", _("Evaluator")
    STEERING_GROUP = "steering_group", _("Steering group")
    ASSOCIATION_OFFICER = "association_officer", _("Association officer")
    ADMINISTRATOR = "administrator", _("Administrator")
    DATA_PROTECTION_OFFICER = "data_protection_officer", _("Data-protection officer")


_P = Permission

PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.CASE_WORKER: frozenset(
        {
            _P.SEE_OWN_CASES,
            _P.REGISTER,
            _P.DOCUMENT,
            _P.REFER,
            _P.SEE_REFERRALS_SENT,
            _P.DISCLOSE,
            _P.REPORT_DEVIATIONS,
            _P.SEE_PROJECTS,
            _P.SEE_OWN_FIGURES,
            _P.SELF_EVALUATE,
        }
    ),
    Role.REGISTRAR: frozenset(
        {_P.SEE_ALL_CASES, _P.REGISTER, _P.IMPORT_FILES, _P.DISCLOSE, _P.SEE_PROJECTS, _P.SEE_OWN_FIGURES}
    ),
    Role.UNIT_MANAGER: frozenset(
        {
            _P.SEE_UNIT_CASES,
            _P.REGISTER,
            _P.DOCUMENT,
            _P.ASSIGN_CASES,
            _P.REFER,
            _P.SEE_REFERRALS_SENT,
            _P.DISCLOSE,
            _P.REPORT_DEVIATIONS,
            _P.HANDLE_DEVIATIONS,
            _P.SEE_PROJECTS,
            _P.SEE_OWN_FIGURES,
            _P.SELF_EVALUATE,
        }
    ),
    Role.PROCESS_LEADER: frozenset(
        {
            _P.SEE_PROJECTS,
            _P.MANAGE_PROJECTS,
            _P.SEE_PROJECT_FIGURES,
            _P.SEE_PUBLICATIONS,
            _P.WRITE_REPORTS,
            _P.HANDLE_DEVIATIONS,
            _P.SELF_EVALUATE,
        }
    ),
    Role.REFERRER: frozenset({_P.REFER, _P.SEE_REFERRALS_SENT, _P.REPORT_DEVIATIONS}),
    Role.PROVIDER: frozenset({_P.SEE_OWN_CASES, _P.DOCUMENT, _P.REPORT_DEVIATIONS, _P.SELF_EVALUATE}),
    Role.EVALUATOR: frozenset(
        {_P.SEE_PROJECTS, _P.SEE_PROJECT_FIGURES, _P.SEE_PUBLICATIONS, _P.WRITE_REPORTS, _P.STUDY}
    ),
    Role.STEERING_GROUP: frozenset({_P.SEE_PUBLICATIONS}),
    Role.ASSOCIATION_OFFICER: frozenset(
        {_P.SEE_PROJECTS, _P.MANAGE_PROJECTS, _P.SEE_PROJECT_FIGURES, _P.SEE_PUBLICATIONS, _P.HANDLE_DEVIATIONS}
    ),
    Role.ADMINISTRATOR: frozenset({_P.MANAGE_USERS, _P.MANAGE_ORGANISATION}),
    Role.DATA_PROTECTION_OFFICER: frozenset({_P.READ_LOG, _P.HANDLE_PRIVACY}),
}

_PERSONS = frozenset({_P.SEE_OWN_CASES, _P.SEE_UNIT_CASES, _P.SEE_ALL_CASES, _P.SEE_REFERRALS_SENT})

PERSON_ROLES: frozenset[Role] = frozenset(role for role in Role if PERMISSIONS[role] & _PERSONS)
"""Roles in which one sees persons. An association has none of them."""

CLOSING_ROLES: frozenset[Role] = frozenset({Role.ADMINISTRATOR, Role.REGISTRAR, Role.DATA_PROTECTION_OFFICER})
"""Roles that an organisation keeps while it leaves: those who see to it that everything is removed."""

OVERVIEW_ROLES: frozenset[Role] = frozenset({Role.ASSOCIATION_OFFICER, Role.PROCESS_LEADER})
"""Roles that, in an association, rule out every membership that sees persons."""
