"""`_` marks a text for translation. Nothing is translated here: a writer does that, in the reader's language."""


def _(message: str) -> str:
    return message
