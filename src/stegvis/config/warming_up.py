import gc

from django.core.checks.urls import check_url_config


def warm_up() -> None:
    """Load every page's code before the first is asked for, and tell the collector that it stays.

    Otherwise each full collection, several in a hundred pages, goes through all of it again: it doubled the time of
    one long page in ten.
    """
    check_url_config(None)  # goes through all addresses, and so loads what answers them
    gc.collect()
    gc.freeze()
