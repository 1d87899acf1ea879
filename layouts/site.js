// Five courtesies: a chart answers to the pointer when it is asked to; Escape closes the menu of a narrow screen; closed details are opened for the printer in
// browsers that cannot do it by style alone; a citation, an address or the link to a record goes to the clipboard;
// and who enters a search form has what the search page needs when it opens. Every page works without this file.

import { offerCharts } from "./chart.js";

offerCharts();

const menu = document.querySelector("details.menu");
menu?.closest("header").addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

const opened = new Set();
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("main details:not([open])")) {
    opened.add(details);
    details.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
  opened.clear();
});

const copied = document.querySelector("#copied");
const address = (href) => new URL(href, document.querySelector("link[rel=canonical]")?.href ?? location.href).href;
const copy = async (text) => {
  const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  copied.textContent = done ? `${copied.dataset.done} ${text.split("\n", 1)}` : `${copied.dataset.failed}\n${text}`;
};
document.addEventListener("click", (event) => {
  const { dataset, hash, classList } = event.target.closest("[data-copy], a.here") ?? {};
  if (copied) copied.textContent = "";
  if (!copied || !dataset) return;
  if (classList.contains("here")) copy(address(hash));
  else copy(dataset.copy ? document.querySelector(dataset.copy).textContent : address(""));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && copied) copied.textContent = "";
});
const root = new URL("../", import.meta.url);
const ahead = () => {
  for (const file of ["assets/search.js", `search/${document.documentElement.lang}.json`]) {
    fetch(new URL(file, root), { priority: "low" }).catch(() => {});
  }
};
for (const field of document.querySelectorAll("form[role=search]:not(#search-page) [name=q]")) {
  field.addEventListener("focus", ahead, { once: true });
}
