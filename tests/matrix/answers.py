"""Reads an answer whole: page, workbook, document or printed letter, and the headers and cookies it comes with."""

import re
import subprocess
from html import unescape
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from django.http import HttpResponseBase

TOKEN = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken(?:&quot;|"): ?(?:&quot;|")|nonce="|nonce-)[\w+/=-]+')


def content_of(answer: HttpResponseBase) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def text_of(answer: HttpResponseBase) -> str:
    """Return all that an answer says, in lower case."""
    return "\n".join((_words(content_of(answer)), *_around(answer))).lower()


def bare(answer: HttpResponseBase, *addressed: str) -> str:
    """Return a page without what differs each time: tokens, and what stood in the address (`addressed`)."""
    page = unescape(TOKEN.sub(r"\1", content_of(answer).decode()))
    for each in sorted(addressed, key=len, reverse=True):
        page = page.replace(each, "ADDRESSED")
    return page


def _around(answer: HttpResponseBase) -> list[str]:
    headers = [f"{name}: {value}" for name, value in answer.headers.items()]
    return [*headers, *(str(cookie) for cookie in answer.cookies.values())]


def _words(content: bytes) -> str:
    if content.startswith(b"%PDF"):
        done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
        return done.stdout.decode()
    if content.startswith(b"PK") and is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as packed:
            inside = [packed.read(each).decode(errors="replace") for each in packed.namelist()]
        return "\n".join(unescape(re.sub(r"<[^>]*>", " ", each)) for each in inside) + "\n".join(inside)
    return unescape(content.decode(errors="replace"))
