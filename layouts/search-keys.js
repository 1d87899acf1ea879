// The keys of the search page, beside Tab: down and up move through the results, / leads back to the field from
// there, Escape empties the field. Single letters are heard only while a result has the focus (WCAG 2.1.4).

/** Listens on the field and the list of results; `cleared` is called when the field was emptied. */
export function listen(field, list, cleared) {
  const links = () => [...list.querySelectorAll("li > a")];

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && field.value) {
      event.preventDefault();
      field.value = "";
      cleared();
    } else if (event.key === "ArrowDown" && links().length) {
      event.preventDefault();
      links()[0].focus();
    }
  });

  list.addEventListener("keydown", (event) => {
    const at = links().indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = { ArrowDown: links()[at + 1], ArrowUp: links()[at - 1] ?? field, "/": field }[event.key];
    if (!to) return;
    event.preventDefault();
    to.focus();
    if (to === field) field.select();
  });
}
