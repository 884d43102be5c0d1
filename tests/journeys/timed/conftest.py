import pytest

FOUND_WITHIN = 15_000  # milliseconds


@pytest.fixture
def browser_for(browser_of):
    """Return a browser of her own for each member of staff, at the page where her day begins."""

    def open_for(viewer):
        page = browser_of(viewer)
        page.set_default_timeout(FOUND_WITHIN)
        page.goto("/today/")
        return page

    return open_for


@pytest.fixture
def at_work(browser_for, cast):
    """Return the case worker's browser."""
    return browser_for(cast.case_worker)
