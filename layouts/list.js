// Filters, sorts and counts the rows of a list. The state stands in the address: it survives a reload,
// can be shared, and the back button undoes it. Without JavaScript the form is hidden and the list is whole.
//
//   <form class="filters" data-list="ID">  its named controls are the filters
//   <table|ol|dl id="ID">                  each row carries data-NAME for each control; several values by spaces
//   <th data-sort="KEY">                   becomes a button that sorts by its column

const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
const known = new WeakMap(); // the words of rows, folded

document.querySelectorAll("form.filters").forEach(start);

function start(form) {
  const list = document.getElementById(form.dataset.list);
  const body = list.tBodies ? list.tBodies[0] : list;
  const rows = [...body.children];
  const sort = sorter(list, body, rows, () => remember(true));
  const selects = [...form.elements].filter((control) => control.localName === "select" && control.name);

  function show() {
    const wanted = groups(form);
    for (const select of selects) count(select, rows, wanted);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !matches(row, wanted);
      if (!row.hidden) shown += 1;
    }
    announce(form.querySelector(".filter-status"), shown, rows.length);
  }

  function remember(asNewStep) {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    if (sort.state) query.set("sort", sort.state);
    const address = location.pathname + (query.size ? `?${query}` : "") + location.hash;
    if (address === location.pathname + location.search + location.hash) return;
    history[asNewStep ? "pushState" : "replaceState"](null, "", address);
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    for (const control of form.elements) if (control.name) fill(control, query);
    sort.by(query.get("sort") ?? "");
    show();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    show();
    remember(event.target.type !== "search");
  });
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(true); }));
  form.querySelector(".filter-csv")?.addEventListener("click", (event) => {
    if (list.tHead) event.currentTarget.href = tableFile(list);
  });
  addEventListener("popstate", recall);
  recall();
}

function groups(form) {
  const wanted = new Map();
  for (const [name, value] of new FormData(form)) {
    if (value.trim()) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  }
  return wanted;
}

function matches(row, wanted) {
  for (const [name, values] of wanted) {
    const has = row.dataset[name];
    const fits = has === undefined
      ? fold(values[0]).split(" ").every((word) => wordsOf(row).includes(word))
      : values.some((value) => has.split(" ").includes(value));
    if (!fits) return false;
  }
  return true;
}

function wordsOf(row) {
  if (!known.has(row)) known.set(row, fold(row.textContent));
  return known.get(row);
}

// Says behind each choice how many rows it would leave, as the other filters stand.
function count(select, rows, wanted) {
  const others = new Map([...wanted].filter(([name]) => name !== select.name));
  const left = rows.filter((row) => matches(row, others));
  for (const option of select.options) {
    if (!option.value) continue;
    option.dataset.name ??= option.textContent;
    const number = left.filter((row) => (row.dataset[select.name] ?? "").split(" ").includes(option.value)).length;
    option.textContent = `${option.dataset.name} (${number})`;
    option.disabled = !number && !option.selected;
  }
}

function fill(control, query) {
  if (control.type === "checkbox") control.checked = query.getAll(control.name).includes(control.value);
  else control.value = query.get(control.name) ?? "";
  if (control.selectedIndex === -1) control.selectedIndex = 0;
}

function announce(status, shown, total) {
  const words = shown ? status.dataset.count : status.dataset.none;
  const text = words.replace("{shown}", shown).replace("{total}", total);
  if (status.textContent !== text) status.textContent = text;
}

function sorter(list, body, rows, changed) {
  const heads = [...(list.tHead?.rows[0].cells ?? [])].filter((head) => head.dataset.sort);
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const said = (row, head) => row.cells[head.cellIndex].dataset.value ?? row.cells[head.cellIndex].textContent.trim();
  const sort = { state: "", by };

  function by(state) {
    const head = heads.find((each) => each.dataset.sort === state.replace("-", ""));
    const turn = state.startsWith("-") ? -1 : 1;
    sort.state = head ? state : "";
    for (const each of heads) each.ariaSort = each === head ? (turn > 0 ? "ascending" : "descending") : null;
    body.append(...(head ? rows.toSorted((a, b) => turn * order.compare(said(a, head), said(b, head))) : rows));
  }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    const printed = Object.assign(document.createElement("span"), { className: "print-only" });
    printed.append(button.textContent);
    button.addEventListener("click", () => {
      by((head.ariaSort === "ascending" ? "-" : "") + head.dataset.sort);
      changed();
    });
    head.append(button, printed);
  }
  return sort;
}

function tableFile(table) {
  const shown = [table.tHead.rows[0], ...table.tBodies[0].rows].filter((row) => !row.hidden);
  const words = (cell) => (cell.querySelector(".sort") ?? cell).textContent.replace(/\s+/g, " ").trim();
  const plain = (text) => (/^[=+@-]/.test(text) ? `'${text}` : text); // no cell can start a formula
  const quoted = (cell) => `"${plain(words(cell)).replaceAll('"', '""')}"`;
  const text = shown.map((row) => [...row.cells].map(quoted).join(",")).join("\r\n");
  return URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }));
}
