"""What the pages say and hold, for the tests of this area."""

STRANGERS = (
    "other_case_worker",
    "fk_worker",
    "process_leader",
    "evaluator",
    "board_member",
    "officer",
    "administrator",
)
"""A third organisation, the association, and those who see no persons at all."""


def text(answer):
    return answer.content.decode()


def links(page):
    return [part.split('"')[0].replace("&amp;", "&") for part in page.split('href="')[1:]]


def shared(person, rest=""):
    return f"/participants/{person.key}/shared/{rest}"


def hand_over_to(person, receiver, purpose="planning"):
    return shared(person, f"new/{receiver.pk}/{purpose}/")
