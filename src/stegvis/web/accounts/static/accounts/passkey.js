// Says when a passkey could not be added or used: the sign-in library tells the browser's console alone.
// Its buttons do nothing before the library is at them, so they are given out no earlier.
"use strict";
(() => {
  const words = () => document.querySelector("[data-passkey-error]");
  const buttons = () => document.querySelectorAll("#mfa_webauthn_add, #mfa_webauthn_authenticate");
  document.addEventListener("allauth.error", (event) => {
    if (!event.detail.tags.includes("webauthn")) return;
    event.preventDefault();
    words().hidden = false;
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of buttons()) {
      button.addEventListener("click", () => { words().hidden = true; });
      button.disabled = false;
    }
  });
})();
