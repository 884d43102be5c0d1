// Warns before idle sign-out, keeps the open page and its text, and goes on in place after a new sign-in.
// Nothing is stored in the browser.
"use strict";
(() => {
  const body = document.body;
  const dialog = document.getElementById("idle");
  if (!dialog || !body.dataset.idleSeconds) return;

  const WARN_SECONDS = 60;
  const REPORT_SECONDS = 60;
  const RETRY_SECONDS = 10;
  const user = Number(body.dataset.user);
  let ends = Date.now() + Number(body.dataset.idleSeconds) * 1000;
  let asking = false;
  let asked = Date.now(); // when the server last answered
  let used = 0; // when somebody last did something

  const show = (which) => {
    for (const part of dialog.querySelectorAll("[data-idle]")) part.hidden = part.dataset.idle !== which;
    dialog.dataset.shown = which;
    if (!dialog.open) dialog.showModal();
  };

  const renewToken = (token) => {
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
    body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
    document.dispatchEvent(new CustomEvent("stegvis:signed-in"));
  };

  const settle = (state) => {
    if (state.user === null) {
      show("out");
    } else if (state.user !== user) {
      show("other");
    } else {
      ends = Date.now() + state.secondsLeft * 1000;
      renewToken(state.token);
      if (state.secondsLeft > WARN_SECONDS && dialog.open) dialog.close();
    }
  };

  const ask = async (url = body.dataset.stateUrl) => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(url, { credentials: "same-origin", headers: { Accept: "application/json" } });
      asked = Date.now();
      if (answer.ok) settle(await answer.json());
    } catch {
      // No network: the page stays as it is and asks again.
    } finally {
      asking = false;
    }
  };

  const stay = () => ask(`${body.dataset.stateUrl}?stay=1`);

  const tick = () => {
    const left = (ends - Date.now()) / 1000;
    const sinceAsked = (Date.now() - asked) / 1000;
    if (dialog.open) {
      if (dialog.dataset.shown === "soon" ? left <= 0 : sinceAsked > RETRY_SECONDS) ask();
    } else if (used > asked && sinceAsked > REPORT_SECONDS) {
      stay();
    } else if (left <= WARN_SECONDS) {
      show("soon");
    }
  };

  for (const kind of ["keydown", "pointerdown"]) {
    document.addEventListener(kind, () => { if (!dialog.open) used = Date.now(); }, { passive: true });
  }
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.querySelector("[data-idle-stay]").addEventListener("click", stay);
  dialog.querySelector("[data-idle-close]").addEventListener("click", () => dialog.close());
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
  window.addEventListener("focus", () => { if (dialog.open) ask(); });
  setInterval(tick, 1000);
})();
