// Paper is white: whoever reads in the dark prints dark on white all the same.
{
  const page = document.documentElement;
  const chosen = page.dataset.colorScheme;
  addEventListener("beforeprint", () => { page.dataset.colorScheme = "light"; });
  addEventListener("afterprint", () => { page.dataset.colorScheme = chosen; });
}
