"""Invented papers: whole ones, and such as only claim to be."""

import io

import docx
import pikepdf
from PIL import Image


def pdf(**saving: object) -> bytes:
    paper, kept = pikepdf.new(), io.BytesIO()
    paper.add_blank_page()
    paper.save(kept, **saving)
    return kept.getvalue()


def picture(form: str = "PNG", size: tuple[int, int] = (60, 80)) -> bytes:
    kept = io.BytesIO()
    Image.effect_noise(size, 50).save(kept, form)
    return kept.getvalue()


def word() -> bytes:
    kept, paper = io.BytesIO(), docx.Document()
    paper.add_paragraph("Jag samtycker.")
    paper.save(kept)
    return kept.getvalue()
