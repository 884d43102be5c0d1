"""Taking a passkey away. The sign-in library asks nobody whether it is the last second factor; this page does."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.http import HttpResponse

from stegvis.web.common.access import public


class RemovePasskey(RemoveWebAuthnView):
    """Remove one of one's own passkeys, unless nothing but the password would be left."""

    @property
    def is_last(self) -> bool:
        return not get_adapter().can_delete_authenticator(self.object)

    def get_context_data(self, **details: Any) -> dict[str, Any]:
        return super().get_context_data(**details) | {"is_last": self.is_last}

    def form_valid(self, form: Any) -> HttpResponse:
        if self.is_last:
            return self.render_to_response(self.get_context_data(form=form), status=403)
        return super().form_valid(form)


remove = public(RemovePasskey.as_view())
