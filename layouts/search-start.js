// On pages with a search form: as soon as it is entered, what the search page needs is fetched, so that it is there.

const base = new URL("../", import.meta.url).href;

function warm() {
  import("./search-index.js")
    .then(({ open }) => open(base, document.documentElement.lang))
    .catch(() => {});
}

for (const field of document.querySelectorAll("form[role=search] [name=q]")) {
  field.addEventListener("focus", warm, { once: true });
}
