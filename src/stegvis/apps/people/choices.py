"""What forms about persons choose between, for screens: they know no models."""

from .models import LASTS, Consent, Disclosure, Opening

ConsentForm = Consent.Form
Interpreter = Consent.Interpreter
Way = Disclosure.Way
OpenedWhy = Opening.Why
Review = Opening.Review

__all__ = ["LASTS", "ConsentForm", "Interpreter", "OpenedWhy", "Review", "Way"]
