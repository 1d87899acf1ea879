// The list of results: titles, labels and excerpts with what was sought marked in them. Text goes in as text.

import { spans, tokensOfAll } from "./fold.js";
import { phraseOf } from "./search-query.js";

const BEFORE = { ja: 30, en: 70 }; // characters of a passage kept before the first mark
const LENGTH = { ja: 110, en: 240 }; // and in all
const FOREIGN = /[ぁ-ヺ一-鿿]/u;

/** The list items of some hits, each with its passages read. `page` gives the way to the root of the language,
    the words of the page and the names of kinds: {root, says, kinds}. */
export async function items(hits, found, index, page) {
  const texts = await Promise.all(hits.map((hit) => index.passages(hit.number).catch(() => [])));
  return hits.map((hit, at) => item(hit, texts[at], found, index, page));
}

function item(hit, texts, found, index, { root, says, kinds }) {
  const { lang, records } = index;
  const record = records[hit.number];
  const terms = hit.tier === "exact" ? found.terms : [...found.terms, ...found.parts];
  const line = element("li", "search-result");
  if (hit.heading) line.append(element("h3", "search-tier", hit.heading));
  const link = element("a", "");
  link.href = root + record.a;
  link.append(...marked(record.t, terms, lang));
  speak(link, record.t, lang);
  line.append(link);
  if (record.o && record.o !== record.t) {
    const original = element("p", "original");
    original.lang = "ja";
    original.append(...marked(record.o, terms, lang));
    line.append(original);
  }
  const label = element("p", "search-label");
  if (kinds.has(record.k)) label.append(element("span", "search-kind", kinds.get(record.k)), " ");
  label.append(record.l ?? "");
  if (label.textContent) line.append(label);
  const excerpt = bestOf(texts, record.l ?? "", terms, lang);
  if (excerpt.length) {
    const told = element("p", "search-excerpt");
    told.append(...excerpt);
    speak(told, told.textContent, lang);
    line.append(told);
  }
  const same = meant(record, texts, found, lang);
  if (same) line.append(element("p", "search-synonym", says("same", same)));
  return line;
}

// Which synonym stands in a record that does not use the word that was typed.
function meant(record, texts, { synonyms }, lang) {
  const said = synonyms.length ? streams([record.t, record.o ?? "", ...texts], lang) : [];
  const uses = (word) => {
    const phrase = phraseOf(word, lang);
    return phrase && said.some((stream) => has(stream, phrase));
  };
  for (const { word, group, others } of synonyms) {
    if (!record.s?.some(([number]) => number === group) || uses(word)) continue;
    const found = others.find(uses);
    if (found) return { word: found, typed: word };
  }
  return null;
}

// The passage in which most of the terms stand, cut around the first; else the first that the label does not say.
function bestOf(texts, label, terms, lang) {
  let best = { text: texts.find((text) => !label.includes(text)) ?? "", met: [] };
  streams(texts, lang).forEach((stream, at) => {
    const met = terms.filter((term) => has(stream, term));
    if (met.length > best.met.length) best = { text: texts[at], met };
  });
  const first = best.met.length ? (ranges(best.text, best.met.slice(0, 1), lang)[0]?.start ?? 0) : 0;
  const from = Math.max(0, first - (BEFORE[lang] ?? BEFORE.en));
  const start = from && lang !== "ja" ? best.text.indexOf(" ", from) + 1 : from;
  const end = start + (LENGTH[lang] ?? LENGTH.en);
  const cut = end < best.text.length && lang !== "ja" ? best.text.lastIndexOf(" ", end) : end;
  const shown = best.text.slice(start, cut).replace(/\s+/g, " ");
  if (!shown) return [];
  return [start ? "…" : "", ...marked(shown, terms, lang), cut < best.text.length ? "…" : ""];
}

function streams(texts, lang) {
  return texts.length ? tokensOfAll(texts, lang).map((list) => ` ${list.join(" ")} `) : [];
}

function has(stream, { tokens, tail }) {
  return (!tokens.length || stream.includes(` ${tokens.join(" ")} `)) && (!tail || stream.includes(` ${tail}`));
}

/** A text as nodes, with what stands for any of the phrases marked. */
export function marked(text, phrases, lang) {
  const nodes = [];
  let done = 0;
  for (const { start, end } of ranges(text, phrases, lang)) {
    if (start > done) nodes.push(text.slice(done, start));
    nodes.push(element("mark", "", text.slice(Math.max(start, done), end)));
    done = end;
  }
  return done < text.length ? [...nodes, text.slice(done)] : nodes;
}

// Where phrases stand in a text, in order; those that touch are one.
function ranges(text, phrases, lang) {
  const known = spans(text, lang);
  const found = phrases.flatMap((phrase) => [...whole(known, phrase.tokens), ...letters(known, phrase.tail)]);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const joined = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else joined.push({ ...range });
  }
  return joined;
}

function whole(known, tokens) {
  if (!tokens.length) return [];
  return known.flatMap((first, at) => {
    if (!tokens.every((token, step) => known[at + step]?.token === token)) return [];
    return [{ start: first.start, end: known[at + tokens.length - 1].end }];
  });
}

function letters(known, letter) {
  if (!letter) return [];
  return known.flatMap(({ token, start, end }, at) => {
    if (!token.startsWith(letter)) return [];
    return [{ start, end: token === letter ? end : (known[at + 1]?.start ?? end) }];
  });
}

// Names the language of a text that is not in the page's.
function speak(node, text, lang) {
  if (lang !== "ja" && FOREIGN.test(text)) node.lang = "ja";
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
