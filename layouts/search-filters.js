// The filters of the search page: which records they keep, and behind each choice how many it would leave.

/** The filters among the fields of a form: {all, chosen(), keep(record), counted(records)}. A facet of a record may
    have several values, told apart by spaces. */
export function filtersOf(form) {
  const all = [...form.querySelectorAll("select[name]")];
  const values = (record, { name }) => record.f?.[name]?.split(" ") ?? [];
  const keep = (record, except) =>
    all.every((filter) => filter === except || !filter.value || values(record, filter).includes(filter.value));

  // How many records each choice of a filter would leave, as the others stand.
  function counted(records) {
    return all.map((filter) => {
      const numbers = new Map();
      for (const record of records) {
        if (!keep(record, filter)) continue;
        for (const value of values(record, filter)) numbers.set(value, (numbers.get(value) ?? 0) + 1);
      }
      return numbers;
    });
  }

  /** Say the counts behind the choices; before any search, without counts, nothing is said. */
  function say(counts) {
    all.forEach((filter, at) => {
      for (const option of filter.options) {
        option.dataset.name ??= option.textContent;
        const number = counts?.[at].get(option.value) ?? 0;
        const silent = !option.value || !counts;
        option.textContent = silent ? option.dataset.name : `${option.dataset.name} (${number})`;
        option.hidden = option.disabled = !silent && !number && !option.selected;
      }
    });
  }

  /** Put the values of an address into the filters; those that no choice has are dropped. */
  function recall(query) {
    for (const filter of all) {
      const value = query.get(filter.name) ?? "";
      filter.value = [...filter.options].some((option) => option.value === value) ? value : "";
    }
  }

  return { all, chosen: () => all.filter((filter) => filter.value), keep, counted, say, recall };
}
