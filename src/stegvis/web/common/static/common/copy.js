// Copies a text to the clipboard where the browser lets it; without, the text is there to mark.
for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const told = button.parentElement.querySelector("[data-copied]");
  if (!navigator.clipboard || !text) continue;
  button.hidden = false;
  button.addEventListener("click", () =>
    navigator.clipboard.writeText(text.value).then(
      () => { told.textContent = told.dataset.copied; },
      () => text.select(),
    ));
}
