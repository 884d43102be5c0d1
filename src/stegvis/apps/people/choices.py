"""What forms about persons choose between, for screens: they know no models."""

from .models import LASTS, Disclosure, Opening

Way = Disclosure.Way
OpenedWhy = Opening.Why
Review = Opening.Review

__all__ = ["LASTS", "OpenedWhy", "Review", "Way"]
