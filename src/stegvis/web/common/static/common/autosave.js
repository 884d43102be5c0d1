// Saves a form's draft on the server while it is being written: <form data-autosave="URL">, its status in
// [data-autosave-status]. Files go with the form alone. Unsaved text stays in the page and is sent when network or
// sign-in is back.
"use strict";
(() => {
  const WAIT = 1500;
  const RETRY = 10000;

  const attached = new WeakSet();

  const attach = (form) => {
    if (attached.has(form)) return;
    attached.add(form);
    const status = form.querySelector("[data-autosave-status]");
    let timer = null;
    let dirty = false;
    let sending = false;

    const say = (text) => { if (status) status.textContent = text; };
    const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    const written = () => { const data = new FormData(form); for (const [name, value] of [...data]) if (value instanceof File) data.delete(name); return data; };
    const later = (delay) => { clearTimeout(timer); timer = setTimeout(() => { timer = null; send(); }, delay); };

    const send = async () => {
      if (sending || !dirty) return;
      sending = true;
      dirty = false;
      say(status ? status.dataset.saving : "");
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body: written(), credentials: "same-origin", redirect: "error" });
        if (!answer.ok) throw new Error(String(answer.status));
        say(status ? `${status.dataset.saved} ${clock()}` : "");
      } catch {
        dirty = true;
        say(status ? status.dataset.waiting : "");
        later(RETRY);
      } finally {
        sending = false;
        if (dirty && !timer) later(WAIT);
      }
    };

    form.addEventListener("input", () => { dirty = true; later(WAIT); });
    form.addEventListener("submit", () => { dirty = false; clearTimeout(timer); });
    document.addEventListener("stegvis:signed-in", () => { if (dirty) later(0); });
    window.addEventListener("online", () => later(0));
    window.addEventListener("pagehide", () => { if (dirty) navigator.sendBeacon(form.dataset.autosave, written()); });
    window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
  };

  for (const form of document.querySelectorAll("form[data-autosave]")) attach(form);
  document.addEventListener("htmx:load", (event) => {
    for (const form of event.detail.elt.querySelectorAll?.("form[data-autosave]") ?? []) attach(form);
  });
})();
