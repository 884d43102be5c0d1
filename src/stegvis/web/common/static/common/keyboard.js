// `/` goes to the search, Escape and a click outside close an open menu, and an error summary takes focus. Escape also
// leaves a form by its [data-cancel] link as long as nothing has been written in it.
"use strict";
(() => {
  const writing = (element) => element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);

  const untouched = (form) => [...form.elements].every((field) =>
    field.type === "checkbox" || field.type === "radio" ? field.checked === field.defaultChecked
      : field.options ? [...field.options].every((option) => option.selected === option.defaultSelected || field.selectedIndex === 0)
        : field.defaultValue === undefined || field.value === field.defaultValue);

  document.addEventListener("keydown", (event) => {
    const search = document.getElementById("top-search");
    if (event.key === "/" && search && !writing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "Escape") {
      const cancel = document.querySelector("form a[data-cancel]");
      if (cancel && !document.querySelector("details.menu[open], dialog[open]") && untouched(cancel.closest("form"))) cancel.click();
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("htmx:afterSettle", (event) => event.detail.elt.querySelector?.(".ds-error-summary")?.focus());
  document.querySelector(".ds-error-summary")?.focus();
})();
