"""Who may open what, written from the five sentences of "Who sees what" and not from the code that decides it.

1. An organisation is an authority; secrecy runs between them.
2. Every row about a person has an origin organisation.
3. You read your own organisation's rows, within your role's reach, and what has been handed over. Nothing else exists.
4. Handing over is an act; what was handed over is read as that copy, never as the live row.
5. The association, the steering group and the evaluator see no person. Protected persons take the right for them.
"""

from collections.abc import Callable
from dataclasses import dataclass

OPEN, EXITED, PROTECTED = "open", "exited", "protected"
STATES = (OPEN, EXITED, PROTECTED)
"""What Ekby's person is: under way, exited, or under way with a confidentiality mark."""

OPENS, REFUSED, ABSENT = 200, 403, 404
ANSWERS = {OPENS: "opens", REFUSED: "is refused", ABSENT: "does not exist"}


@dataclass(frozen=True)
class Who:
    """Somebody at work, told by what she is to the person of Ekby's whom all is about.

    `near` says that her role's reach holds the person: responsible, the unit's manager, or sees all cases.
    """

    name: str
    relation: str
    role: str
    near: bool = False
    trusted: bool = False

    def __str__(self) -> str:
        return self.name


OWN, RECEIVED, WITHOUT, STRANGER = "own", "party handed over", "party without", "stranger"
ASSOCIATION, PROVIDER, OUTSIDE = "association", "provider", "signed out"

EVERYBODY = (
    Who("case_worker", OWN, "case worker", near=True),
    Who("colleague", OWN, "case worker"),
    Who("registrar", OWN, "registrar", near=True),
    Who("trusted_registrar", OWN, "registrar", near=True, trusted=True),
    Who("unit_manager", OWN, "unit manager", near=True),
    Who("trusted_manager", OWN, "unit manager", near=True, trusted=True),
    Who("administrator", OWN, "administrator"),
    Who("data_protection_officer", OWN, "data-protection officer"),
    Who("af_worker", RECEIVED, "case worker"),
    Who("af_registrar", RECEIVED, "registrar", trusted=True),
    Who("region_worker", RECEIVED, "case worker"),
    Who("fk_worker", WITHOUT, "registrar"),
    Who("referrer", WITHOUT, "referrer"),
    Who("board_member", WITHOUT, "steering group"),
    Who("other_case_worker", STRANGER, "case worker"),
    Who("other_registrar", STRANGER, "registrar"),
    Who("provider", PROVIDER, "provider"),
    Who("process_leader", ASSOCIATION, "process leader"),
    Who("officer", ASSOCIATION, "association officer"),
    Who("evaluator", ASSOCIATION, "evaluator"),
    Who("association_administrator", ASSOCIATION, "administrator"),
    Who("nobody", OUTSIDE, "signed out"),
)

Rule = Callable[[Who, str], bool]


def never(who: Who, state: str) -> bool:
    return False


def has_role(*roles: str) -> Rule:
    return lambda who, state: who.role in roles


def sees(who: Who, state: str) -> bool:
    """Say whether who may open the person: of her own organisation, within her reach, protected with the right."""
    return who.relation == OWN and who.near and (state != PROTECTED or who.trusted)


def refers_her(who: Who, state: str) -> bool:
    return sees(who, state) and who.role in ("case worker", "unit manager")


def decides(who: Who, state: str) -> bool:
    return sees(who, state) and who.role in ("unit manager", "registrar")


def imports_at_ekby(who: Who, state: str) -> bool:
    return who.relation == OWN and who.role == "registrar"


def sees_project(who: Who, state: str) -> bool:
    return leads(who, state) or works_at_a_party(who, state) or who.role in ("evaluator", "steering group")


def works_at_a_party(who: Who, state: str) -> bool:
    """Say whether who works with persons at an authority that takes part; all but the provider do."""
    return who.role in ("case worker", "registrar", "unit manager")


def leads(who: Who, state: str) -> bool:
    return who.role in ("process leader", "association officer")


def counts(who: Who, state: str) -> bool:
    return leads(who, state) or who.role == "evaluator"


def files(who: Who) -> bool:
    """Say whether who works with AF's own row of her, in which the copy was filed."""
    return who.name in ("af_worker", "af_registrar")


asks = files


def is_trusted_at_ekby(who: Who) -> bool:
    return who.relation == OWN and who.trusted


@dataclass(frozen=True)
class Expectation:
    """For whom a route opens, and for whom it is refused in words. For all others it does not exist.

    `of_persons` says that it shows or changes single persons: such a route is asked in every state of the person, the
    others once, while she is protected and most is to be kept back. `names_keys` says that it names the organisation's
    persons by their keys, as the log does; `tells_all` that it is the person's own copy, made by who sees her nowhere.
    """

    because: str
    opens: Rule
    refuses: Rule = never
    for_all: bool = False
    of_persons: bool = False
    names_keys: bool = False
    tells_all: bool = False

    def answer(self, who: Who, state: str) -> int:
        if self.opens(who, state):
            return OPENS
        return REFUSED if self.refuses(who, state) else ABSENT


def at_work(who: Who, state: str) -> bool:
    return who.relation != OUTSIDE


def anybody(who: Who, state: str) -> bool:
    return True


PERSON_READ = Expectation("3: own rows within one's reach; 5: protected ones with the right", sees, of_persons=True)
PERSON_ACT = Expectation("3: who sees her in these roles also writes about her", sees, of_persons=True)
TWO_ROWS = Expectation(
    "3: who works with both of two rows says whether they are one person; 5: of a protected one with the right",
    lambda who, state: sees(who, state) and who.role in ("case worker", "registrar"),
    of_persons=True,
)
ANOTHERS_ROWS = Expectation(
    "3: who works with rows that were made one may undo it",
    lambda who, state: who.relation == OWN and (who.name == "case_worker" or who.role == "registrar"),
)
CASE_ACT = Expectation("3: who sees the case in these roles also changes it", sees, of_persons=True)
CASE_ASSIGN = Expectation(
    "3: who decides over cases assigns them, and a worker gives away her own", sees, of_persons=True
)
OWN_DRAFT = Expectation(
    "3: what is being written is its writer's alone", lambda who, state: who.name == "case_worker", of_persons=True
)
OWN_LIST = Expectation(
    "3: a list of one's own, for those who see persons",
    has_role("case worker", "registrar", "unit manager", "provider"),
    of_persons=True,
)
SHARES_OUT = Expectation(
    "3: who shares out the work sees how much each has, and hands over what she sees",
    has_role("registrar", "unit manager"),
    of_persons=True,
)
GIVES_AWAY = Expectation(
    "3: who shares out the work hands over what she sees, and the worker what is her own",
    lambda who, state: who.role in ("registrar", "unit manager") or who.name == "case_worker",
    of_persons=True,
)
HANDED_OVER = Expectation(
    "3: whoever was given a case takes note of it", lambda who, state: who.name == "trusted_manager", of_persons=True
)
OWN_FORM = Expectation(
    "3: who registers for her own organisation", has_role("case worker", "registrar", "unit manager"), of_persons=True
)
IMPORTS = Expectation("3: registrars read in files of their own organisation", has_role("registrar"), of_persons=True)
IMPORTED = Expectation("3: a file is its organisation's, for its registrars", imports_at_ekby, of_persons=True)
IMPORTED_ROWS = Expectation(
    "5: of a file that names a protected person the rows take the right for her",
    lambda who, state: imports_at_ekby(who, state) and sees(who, state),
    refuses=imports_at_ekby,
    of_persons=True,
)
COPY = Expectation(
    "4: a copy is read by the two between whom it went",
    lambda who, state: sees(who, state) or files(who),
    of_persons=True,
)
PLAN_HELD = Expectation(
    "4: a plan that was handed over is read, signed and reported on where it was filed",
    lambda who, state: files(who),
    of_persons=True,
)
ASKED = Expectation(
    "4: a question is read by the two between whom it went",
    lambda who, state: sees(who, state) or asks(who),
    of_persons=True,
)
ANSWERING = Expectation("4: a question is answered where it was sent", sees, of_persons=True)
FILING = Expectation(
    "4: what was received is filed by whom it was sent to",
    lambda who, state: who.name == "region_worker",
    of_persons=True,
)
RELATIVE = Expectation(
    "5: a colleague's relative takes the right and a reason",
    lambda who, state: is_trusted_at_ekby(who),
    of_persons=True,
)
REVIEWERS_HERE = Expectation(
    "3: Ekby's openings are reviewed at Ekby",
    lambda who, state: who.relation == OWN and who.role in ("unit manager", "data-protection officer"),
    of_persons=True,
    names_keys=True,
)
REVIEWERS = Expectation(
    "3: what was opened is reviewed by others",
    has_role("unit manager", "data-protection officer"),
    of_persons=True,
    names_keys=True,
)
STANDING = Expectation("4: a standing view is Ekby's own setting", lambda who, state: who.name == "administrator")
INBOX = Expectation(
    "3: whoever registers for an organisation answers those who apply to it",
    has_role("case worker", "registrar", "unit manager"),
    of_persons=True,
)
APPLIED = Expectation(
    "3: an application to Ekby is read at Ekby; 5: a protected person's with the right",
    lambda who, state: (
        who.relation == OWN
        and who.role in ("case worker", "registrar", "unit manager")
        and (state != PROTECTED or who.trusted)
    ),
    of_persons=True,
)
REFERRALS = Expectation(
    "3: who refers, and who takes up what was referred",
    has_role("case worker", "registrar", "unit manager", "referrer"),
    of_persons=True,
)
REFERS = Expectation("3: who refers", has_role("case worker", "unit manager", "referrer"), of_persons=True)
LEADS_WORK = Expectation(
    "3: how long people wait, for who sees all cases or a unit's", has_role("registrar", "unit manager")
)
REFERS_HER = Expectation(
    "3: who works with her refers her; a registrar registers and refers nobody",
    lambda who, state: refers_her(who, state),
    of_persons=True,
)
SENT_REFERRAL = Expectation(
    "3: a referral is its sender's, and of who works with the person there",
    lambda who, state: sees(who, state),
    of_persons=True,
)
SENT_BY_REFERRER = Expectation(
    "3: who refers answers and takes back", lambda who, state: refers_her(who, state), of_persons=True
)
RECEIVED_REFERRAL = Expectation(
    "4: a referral to a unit is read there, and by who sees all cases",
    lambda who, state: who.relation == OWN and who.near,
    of_persons=True,
)
HOLDS_SESSIONS = Expectation(
    "3: who works with persons at a party holds group sessions there",
    has_role("case worker", "registrar", "unit manager"),
    of_persons=True,
)
SESSION = Expectation(
    "2: a group session is its organisation's; who is there stands for whom one sees, and for its leader",
    lambda who, state: who.relation == OWN and who.role in ("case worker", "registrar", "unit manager"),
    of_persons=True,
)
SESSION_PLACE = Expectation("3: a place in a session is a row of the person", sees, of_persons=True)
DEVIATIONS = Expectation(
    "5: a deviation holds no person; who reports and who handles them read a list",
    has_role("case worker", "unit manager", "referrer", "provider", "process leader", "association officer"),
)
DEVIATION_READ = Expectation(
    "5: a deviation is its organisation's, and the association's without the person",
    lambda who, state: leads(who, state) or (who.relation == OWN and who.role in ("case worker", "unit manager")),
)
DEVIATION_ACT = Expectation(
    "3: whoever wrote it corrects it, and who handles deviations there; a colleague is told so",
    lambda who, state: who.name == "case_worker" or (who.relation == OWN and who.role == "unit manager"),
    refuses=lambda who, state: who.name == "colleague",
)
REPORTS_DEVIATION = Expectation(
    "3: who reports deviations at a party; a provider that takes no part is told so",
    has_role("case worker", "unit manager", "referrer"),
    refuses=has_role("provider"),
)
REPORTS_FROM_HER = Expectation(
    "3: who works with her reports what her case has shown",
    lambda who, state: refers_her(who, state),
    of_persons=True,
)
PROJECT_LIST = Expectation("5: a project holds no person; its association, parties and board read it", sees_project)
PROJECT_READ = Expectation("5: a project holds no person; its association, parties and board read it", sees_project)
PROJECT_ACT = Expectation("5: the association alone changes its project", leads, refuses=sees_project)
CRITERION_TRY = Expectation(
    "3, 5: the association changes a criterion, and whoever works with persons at a party tries it on her own",
    lambda who, state: leads(who, state) or works_at_a_party(who, state),
    refuses=sees_project,
)
PROJECT_NEW = Expectation("5: the association alone founds projects", leads)
FIGURES = Expectation(
    "5: own staff follow own figures, the association protected ones",
    lambda who, state: works_at_a_party(who, state) or counts(who, state),
)
CELL = Expectation("3, 5: who stands behind a figure, for the owners' staff alone", works_at_a_party, of_persons=True)
PUBLICATIONS = Expectation("5: the steering group sees publications only", sees_project)
PUBLISHED = Expectation(
    "5: a version of the whole project, for its association, evaluator and board",
    lambda who, state: counts(who, state) or who.role == "steering group",
)
FIGURES_RENEW = Expectation("5: the protected figures, for those who follow them", counts)
REPORT_ACT = Expectation("5: evaluator and process leader write the report", has_role("evaluator", "process leader"))
ADMIN = Expectation("1: an administrator rules her own organisation", has_role("administrator"))
ADMIN_OWN = Expectation("1: Ekby's administrator rules Ekby", lambda who, state: who.name == "administrator")
ADMIN_FOUNDS = Expectation(
    "1: the association's administrator adds organisations; another is told so",
    lambda who, state: who.name == "association_administrator",
    refuses=has_role("administrator"),
)
ADMIN_OR_LOG = Expectation(
    "1: the two who look after an organisation", has_role("administrator", "data-protection officer")
)
LOG = Expectation(
    "The log is read by the organisation's data-protection officer",
    has_role("data-protection officer"),
    of_persons=True,
    names_keys=True,
)
LOG_HERE = Expectation(
    "A sample of Ekby's log is judged at Ekby",
    lambda who, state: who.name == "data_protection_officer",
    of_persons=True,
    names_keys=True,
)
SUBJECTS = Expectation(
    "Whoever guards the data answers those who ask what is kept about them",
    has_role("data-protection officer"),
    of_persons=True,
    names_keys=True,
)
EXTRACT = Expectation(
    "The whole of what is kept goes to the person herself; 5: of a protected one with the right",
    lambda who, state: who.role == "data-protection officer" and state != PROTECTED,
    refuses=has_role("data-protection officer"),
    of_persons=True,
    tells_all=True,
)
LEAVES = Expectation(
    "An authority's administrator decides that it leaves; an association is left by nobody",
    lambda who, state: who.role == "administrator" and who.name != "association_administrator",
)
RETENTION = Expectation(
    "How long files are kept is told in numbers to who decides, draws up and approves",
    has_role("administrator", "registrar", "data-protection officer"),
)
DUE = Expectation("Who sees all of an organisation's cases sees who is due", has_role("registrar"), of_persons=True)
KEEP_LONGER = Expectation(
    "Who sees all of Ekby's cases keeps a file longer; 5: of a protected person with the right",
    lambda who, state: sees(who, state) and who.role == "registrar",
    of_persons=True,
)
DRAW_UP = Expectation("Who sees all cases draws up a list, and is told where there can be none", has_role("registrar"))
LISTED = Expectation(
    "Ekby's list is looked through by those who draw it up and by who approves it, who sees keys alone",
    lambda who, state: who.relation == OWN and who.role in ("registrar", "data-protection officer"),
    of_persons=True,
    names_keys=True,
)
APPROVE = Expectation(
    "A list is approved by another than who drew it up",
    lambda who, state: who.relation == OWN and who.role == "data-protection officer",
    of_persons=True,
    names_keys=True,
)
CARRY_ON = Expectation(
    "An approved list is carried on with by who approves them",
    lambda who, state: who.relation == OWN and who.role == "data-protection officer",
)
FRAME = Expectation("The frame is there for everybody at work", at_work, of_persons=True)
PUBLIC = Expectation("The way in is open", anybody, for_all=True)
SIGN_IN = Expectation("The sign-in library's pages guard themselves and know no person", anybody, for_all=True)
