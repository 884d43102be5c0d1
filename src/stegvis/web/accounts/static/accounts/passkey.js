// Says when a passkey could not be added or used: the sign-in library tells the browser's console alone.
"use strict";
(() => {
  const words = () => document.querySelector("[data-passkey-error]");
  document.addEventListener("allauth.error", (event) => {
    if (!event.detail.tags.includes("webauthn")) return;
    event.preventDefault();
    words().hidden = false;
  });
  for (const id of ["mfa_webauthn_add", "mfa_webauthn_authenticate"]) {
    document.getElementById(id)?.addEventListener("click", () => { words().hidden = true; });
  }
})();
