"""The sign-in provider that the environment names, as the sign-in library takes it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from . import environment

ID = "organisation"
"""The provider's name in addresses: the one registered at the provider ends in /sign-in/provider/oidc/organisation/."""


def providers() -> dict[str, Any]:
    """Return SOCIALACCOUNT_PROVIDERS: one OpenID Connect provider, or none when STEGVIS_OIDC_SERVER is not set."""
    server = environment.optional("STEGVIS_OIDC_SERVER")
    if not server:
        return {}
    app = {
        "provider_id": ID,
        "name": environment.optional("STEGVIS_OIDC_NAME") or _("My organisation"),
        "client_id": environment.required("STEGVIS_OIDC_CLIENT", "the client's name at the sign-in provider"),
        "secret": environment.required("STEGVIS_OIDC_SECRET", "the client's secret at the sign-in provider"),
        "settings": {"server_url": server, "verified_email": True, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}
