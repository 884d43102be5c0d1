from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    SV = "sv", "Svenska"
    EN = "en", "English"


class Theme(models.TextChoices):
    AUTO = "auto", _("As the computer")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Density(models.TextChoices):
    NORMAL = "normal", _("Normal")
    COMPACT = "compact", _("Compact")


class Accounts(BaseUserManager["User"]):
    """Finds accounts by e-mail address, whatever the case of its letters."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in to work. What she may see follows from her memberships, never from the account."""

    email = models.EmailField(_("E-mail"), unique=True)
    name = models.CharField(_("Name"), max_length=150)
    language = models.CharField(_("Language"), max_length=2, choices=Language, default=Language.SV)
    theme = models.CharField(_("Colours"), max_length=5, choices=Theme, default=Theme.AUTO)
    density = models.CharField(_("Spacing"), max_length=7, choices=Density, default=Density.NORMAL)
    is_active = models.BooleanField(_("Active"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    purpose = models.CharField(max_length=200, blank=True, editable=False)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("User")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]
