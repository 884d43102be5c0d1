"""How a page looks that stands open in a browser: what axe says, and whether it fits its screen."""

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE, LAPTOP = 390, 1280
WIDER = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth"
BRIEF = {"resultTypes": ["violations"], "selectors": False}  # telling what passes takes longest


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
        found += complaints(page, runOnly=["color-contrast"])
    page.emulate_media(color_scheme="light")
    return found


def _too_wide(page: "Page", width: int) -> list[object]:
    page.set_viewport_size({"width": width, "height": 800})
    return [f"wider than {width}"] if page.evaluate(WIDER) > 0 else []
