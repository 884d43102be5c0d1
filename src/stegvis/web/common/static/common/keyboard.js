// `/` goes to the search, Escape and a click outside close an open menu, and an error summary takes focus.
"use strict";
(() => {
  const writing = (element) => element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);

  document.addEventListener("keydown", (event) => {
    const search = document.getElementById("top-search");
    if (event.key === "/" && search && !writing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "Escape") {
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("htmx:afterSettle", () => document.querySelector(".ds-error-summary")?.focus());
  document.querySelector(".ds-error-summary")?.focus();
})();
