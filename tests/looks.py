"""How a page looks that stands open in a browser: what axe says, and whether it fits its screen."""

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE, LAPTOP = 390, 1280
WIDER = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"
BRIEF = {"resultTypes": ["violations"], "selectors": False}  # telling what passes takes longest
MADE_OF = """() => {
    const name = (each) => `${each.tagName}.${each.className?.baseVal ?? each.className}`;
    return [...new Set([...document.body.querySelectorAll("*")]
        .map((each) => `${name(each.parentElement)} > ${name(each)}`))];
}"""

_readable_in_dark: set[str] = set()
"""Parts, each within another, that have been read in the dark: a page made of these alone is not read once more."""


def complaints(page: "Page", **options: object) -> list[tuple[str, str]]:
    """Return what axe says against the page, once it has come: each rule with the first place."""
    page.wait_for_load_state()
    found = Axe().run(page, options={**BRIEF, **options}).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


def faults(page: "Page", *, colours: bool = True) -> list[object]:
    """Say what is wrong with the page on a phone in light and on a laptop in dark; with `colours`, the dark ones too.

    The page is left as wide as a laptop, and light.
    """
    page.emulate_media(color_scheme="light")
    found = [*_too_wide(page, PHONE), *complaints(page)]
    page.emulate_media(color_scheme="dark")
    found += _too_wide(page, LAPTOP)
    if colours:
        found += _unreadable_in_dark(page)
    page.emulate_media(color_scheme="light")
    return found


def _unreadable_in_dark(page: "Page") -> list[tuple[str, str]]:
    made_of = set(page.evaluate(MADE_OF))
    if made_of <= _readable_in_dark:
        return []
    found = complaints(page, runOnly=["color-contrast"])
    if not found:
        _readable_in_dark.update(made_of)
    return found


def _too_wide(page: "Page", width: int) -> list[object]:
    page.set_viewport_size({"width": width, "height": 800})
    return [f"wider than {width}"] if page.evaluate(WIDER) > 0 else []
