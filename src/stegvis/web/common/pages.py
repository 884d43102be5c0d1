"""Answers with a page: the whole of it, or for htmx its content alone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def render_page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render `template`, which extends `frame_template`. For htmx the frame holds the page's `content` block alone."""
    partial = bool(getattr(request, "htmx", False)) and not request.htmx.boosted  # type: ignore[attr-defined]
    frame = "common/fragment.html" if partial else "common/page.html"
    response = render(request, template, {**(context or {}), "frame_template": frame}, status=status)
    response.headers["Vary"] = "HX-Request"
    return response
