// The search page: the form, its address and the list of results. The state stands in the address, so it can be
// shared, survives a reload, and the back button undoes it. Without JavaScript the page shows links to the lists.
//
//   <form id="search-page" data-root data-base>  q and the filters, each a <select> named after a facet;
//                                                data-root leads to the root of the language, data-base of the site
//   <details id="search-narrow">                 around the filters; open while one is set
//   <p id="search-status" role="status">         what was found
//   <ol id="search-results" aria-busy>           one <li> a record, in order
//   <button id="search-more">                    shows the next page of results
//   <p id="search-unfiltered">                   shown when only the filters are in the way
//   <div id="search-help">                       hidden where there is something to list
//   <template id="search-words">                 the sentences, each in an element with data-word

import { filtersOf } from "./search-filters.js";
import { open } from "./search-index.js";
import { listen } from "./search-keys.js";
import { items } from "./search-list.js";
import { find } from "./search-tiers.js";

const PAGE = 20; // results shown at a time
const PAUSE = 200; // milliseconds without a key that end a word
const SLOW = 500; // milliseconds after which waiting is said

const part = (name) => document.getElementById(`search-${name}`);
const form = part("page");
const list = part("results");
const filters = filtersOf(form);
const sentences = new Map(
  [...part("words").content.querySelectorAll("[data-word]")].map((node) => [node.dataset.word, node.textContent]),
);

const kinds = new Map([...(form.kind?.options ?? [])].slice(1).map(({ value, textContent }) => [value, textContent]));
const page = { root: form.dataset.root, says, kinds };

let opened;
let latest = 0;
let pause = 0;
let composing = false;

/** A sentence of the page with its values in it, in the singular where it has one and the number is one. */
function says(name, values = {}) {
  const single = (values.n ?? values.m) === 1 && sentences.get(`${name}_one`);
  const sentence = single || sentences.get(name);
  return Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), sentence);
}

function start() {
  opened ??= open(form.dataset.base, document.documentElement.lang).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

// Reads the form, finds, and shows all at once; a run that another one has overtaken shows nothing.
async function run() {
  const turn = (latest += 1);
  const query = form.q.value.trim();
  if (!query && !filters.chosen().length) return show({ hits: [] }, turn);
  list.setAttribute("aria-busy", "true");
  const waiting = setTimeout(() => turn === latest && (part("status").textContent = says("searching")), SLOW);
  try {
    const index = await start();
    const found = query ? await find(query, index) : everything(index);
    const hits = found.tiers.flatMap(({ name, hits: own }) => own.map((hit) => ({ ...hit, tier: name })));
    const shown = headed(hits.filter((hit) => filters.keep(index.records[hit.number])));
    const counts = filters.counted(hits.map((hit) => index.records[hit.number]));
    const first = await items(shown.slice(0, PAGE), found, index, page);
    show({ query, found, index, hits: shown, first, counts }, turn);
  } catch (error) {
    if (turn === latest) show({ query, hits: [], failed: true }, turn);
    console.error(error);
  } finally {
    clearTimeout(waiting);
  }
  return undefined;
}

function everything(index) {
  const hits = index.records.map((_, number) => ({ number }));
  return { tiers: [{ name: "exact", hits }], terms: [], parts: [], synonyms: [], repaired: "" };
}

// The first hit of each later tier carries its heading; the first tier needs one only above others.
function headed(hits) {
  return hits.map((hit, at) => {
    const begins = hit.tier !== hits[at - 1]?.tier;
    const named = begins && (hit.tier !== "exact" || hits.at(-1).tier !== "exact");
    return named ? { ...hit, heading: says(`tier_${hit.tier}`) } : hit;
  });
}

function show(result, turn) {
  if (turn !== latest) return;
  const { query = "", found, hits, first = [], counts, failed = false } = result;
  list.replaceChildren(...first);
  part("status").textContent = failed ? says("failed") : summed(query, found, hits);
  part("help").hidden = hits.length > 0;
  unfiltered(query, hits.length);
  filters.say(counts);
  more(result, first.length);
  list.setAttribute("aria-busy", "false");
}

function summed(query, found, hits) {
  if (!found) return "";
  const related = hits.filter((hit) => hit.tier === "related").length;
  const direct = hits.length - related;
  const said = found.repaired ? [says("repaired", { word: found.repaired, typed: query })] : [];
  if (!hits.length) said.push(says(found.tiers.length ? "none_filtered" : "none", { q: query }));
  else if (!direct) said.push(says("only_related", { m: related, q: query }));
  else said.push(related ? says("count_related", { n: direct, m: related }) : says("count", { n: direct }));
  return said.join(" ");
}

// Where filters leave nothing of what a query finds: the same query without them, one tap away.
function unfiltered(query, number) {
  const line = part("unfiltered");
  line.hidden = Boolean(number || !query || !filters.chosen().length);
  line.firstElementChild.href = `?${new URLSearchParams({ q: query })}`;
}

function more({ found, index, hits }, shown) {
  const button = part("more");
  const rest = hits.slice(shown, shown + PAGE);
  button.hidden = !rest.length;
  button.textContent = rest.length ? says("more", { n: rest.length }) : "";
  button.onclick = async () => {
    const next = await items(rest, found, index, page);
    list.append(...next);
    next[0].querySelector("a").focus();
    more({ found, index, hits }, shown + next.length);
  };
}

/** Puts the form's state into the address. */
function remember(asNewStep) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  const address = location.pathname + (query.size ?? [...query].length ? `?${query}` : "");
  if (address === location.pathname + location.search) return;
  history[asNewStep ? "pushState" : "replaceState"](null, "", address);
}

/** Puts the address's state into the form. */
function recall() {
  const query = new URLSearchParams(location.search);
  form.q.value = query.get("q") ?? "";
  filters.recall(query);
  if (filters.chosen().length) part("narrow").open = true;
  part("help").hidden = Boolean(form.q.value || filters.chosen().length);
  run();
}

function typed() {
  clearTimeout(pause);
  if (composing) return;
  pause = setTimeout(() => {
    remember(false);
    run();
  }, PAUSE);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (composing) return;
  clearTimeout(pause);
  remember(true);
  run();
});
form.addEventListener("change", (event) => {
  if (!filters.all.includes(event.target)) return;
  remember(true);
  run();
});
form.q.addEventListener("focus", () => start().catch(() => {}));
form.q.addEventListener("compositionstart", () => (composing = true));
form.q.addEventListener("compositionend", () => {
  composing = false;
  typed();
});
form.q.addEventListener("input", (event) => event.isComposing || typed());
listen(form.q, list, typed);
addEventListener("popstate", recall);
recall();
