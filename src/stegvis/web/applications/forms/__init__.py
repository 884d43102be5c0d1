"""The forms of whoever answers an application."""

from .acts import ContactForm, EndForm, ProtectForm
from .mapping import MappingForm

__all__ = ["ContactForm", "EndForm", "MappingForm", "ProtectForm"]
