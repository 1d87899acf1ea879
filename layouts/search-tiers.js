// The order of search: what is found exactly, then by the parts of the words, then what is related.
// Each later tier is asked for only while the earlier ones leave room on the first page.

import { fold } from "./fold.js";
import { bare, completions, kanji, phraseOf, pieces, repaired, runs, synonyms, words, wordsWithin } from "./search-query.js";

const ENOUGH = 10; // hits that make the next tier needless
const RELATED = 20; // hits of the last tier that are kept
const LONG = 3; // pairs from which a run is also sought in parts
const STEADY = 10; // score at which half of what scores may add is added
const WITHIN = 0.5; // what a known word within a run counts
const LAST = 0.2; // and a single kanji of a run of which nothing else is known
const SHARE = 0.3; // of the best hit's score, below which a related hit is noise
// What readers come for, and what only repeats, names or explains it.
const KINDS = { initiative: 1.5, theme: 0.9, plan: 0.8, schedule: 0.75, department: 0.75, page: 0.5, term: 0.1 };
const TOGETHER = 2; // how much more it counts when the words stand together as typed

const names = new WeakMap(); // what records are called, folded

/** What a query finds: {tiers: [{name, hits}], terms, parts, synonyms, repaired}. A hit is {number, score};
    terms are the phrases to be marked in every hit, parts those to be marked in the later tiers as well. */
export async function find(query, index) {
  const said = words(query, index.lang);
  const found = await surely(said, query, index);
  if (found.tiers.some((tier) => tier.name !== "related")) return found;
  const better = repaired(said, index);
  if (!better) return found;
  const again = await inTiers(words(better, index.lang), better, index);
  return again.tiers.length ? { ...again, repaired: better } : found;
}

async function surely(list, query, index) {
  const found = await inTiers(list, query, index);
  if (found.tiers.length) return found;
  const checked = await inTiers(list, query, { ...index, engine: index.engine.spare });
  if (checked.tiers.length) index.engine.giveUp();
  return checked;
}

async function inTiers(list, query, index) {
  const parts = list.flatMap((word) => [...runsOf(word, index.lang), ...completions(word.text, index)]);
  const named = synonyms(list, index);
  const others = named.flatMap((one) => one.others.map((text) => phraseOf(text, index.lang)));
  const terms = [...list.map((word) => word.phrase), ...others.filter(Boolean)];
  const found = { tiers: [], terms, parts, synonyms: named, repaired: "" };
  const seen = new Set();
  for (const [name, look] of [["exact", exactly], ["parts", byParts], ["related", related]]) {
    if (!list.length || seen.size >= ENOUGH) break;
    const scores = await look(list, index, query);
    for (const number of seen) scores.delete(number);
    if (!scores.size) continue;
    found.tiers.push({ name, hits: inOrder(scores, query, index) });
    for (const number of scores.keys()) seen.add(number);
  }
  return found;
}

// Every word as it was typed, synonyms included: the build put them into the index.
async function exactly(list, index, query) {
  const found = await every(list.map((word) => word.phrase), index.engine);
  if (list.length < 2) return found;
  const together = await match(phraseOf(query, index.lang), index.engine);
  return new Map([...found].map(([at, score]) => [at, together.has(at) ? score * TOGETHER : score]));
}

async function byParts(list, index) {
  return all(await Promise.all(list.map((word) => oneByParts(word, index))));
}

// A word as typed; or all its runs; or without its okurigana; or all its pairs; or a word that it begins.
async function oneByParts(word, index) {
  const { engine, lang } = index;
  const split = runsOf(word, lang);
  const shorter = phraseOf(bare(word.text), lang);
  const ways = [
    match(word.phrase, engine),
    ...(split.length ? [every(split, engine)] : []),
    ...(shorter ? [match(shorter, engine)] : []),
    ...(word.phrase.tokens.length > 2 ? [every(pieces(word.phrase), engine)] : []),
    ...completions(word.text, index).map((phrase) => match(phrase, engine)),
  ];
  return any(await Promise.all(ways));
}

// Any run of any word. Rare runs tell more, single characters and parts of runs less; equals go by their score.
async function related(list, index) {
  const wanted = await Promise.all(list.flatMap((word) => sought(word, index)));
  const scores = new Map();
  for (const { found, weight } of wanted.flat()) {
    const rarity = Math.log(1 + index.records.length / (found.size || 1)) * weight;
    for (const [number, score] of found) {
      scores.set(number, (scores.get(number) ?? 0) + rarity * (1 + score / (score + STEADY)));
    }
  }
  const best = Math.max(0, ...scores.values());
  const kept = [...scores].filter(([, score]) => score >= SHARE * best).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return new Map(kept.slice(0, RELATED));
}

// A run, and as less its parts: words of the synonyms within it, the pairs of a long one, or what a short latin one
// may be the beginning of. When nothing of it stands anywhere, its kanji one by one: 給料 is near 給与.
function sought(word, index) {
  const { engine, lang } = index;
  const split = runs(word.text).filter((text) => phraseOf(text, lang));
  if (!split.length) return [mostly(pieces(word.phrase), engine)];
  const weighed = async (phrase, weight) => ({ found: await match(phrase, engine), weight });
  return split.map(async (text) => {
    const phrase = phraseOf(text, lang);
    const whole = await weighed(phrase, phrase.tokens.length ? 1 : 0.3);
    if (whole.found.size && phrase.tokens.length < LONG) return [whole];
    const smaller = [...pieces(phrase), ...completions(word.text, index)];
    const known = wordsWithin(text, index).map((within) => weighed(within, WITHIN));
    const parts = smaller.map((piece) => weighed(piece, 1 / (1 + smaller.length)));
    const all = await Promise.all([whole, ...known, ...parts]);
    if (all.some(({ found }) => found.size)) return all;
    return Promise.all(kanji(text).map((tail) => weighed({ tokens: [], tail }, LAST)));
  });
}

// Records in which at least half of the pieces stand: a word in hiragana alone has no better parts.
async function mostly(phrases, engine) {
  const each = await Promise.all(phrases.map((phrase) => match(phrase, engine)));
  const numbers = new Set(each.flatMap((scores) => [...scores.keys()]));
  const share = (number) => each.filter((scores) => scores.has(number)).length / each.length;
  const kept = [...numbers].map((number) => [number, share(number)]).filter(([, part]) => part >= 0.5);
  return [{ found: new Map(kept), weight: 0.5 }];
}

function runsOf(word, lang) {
  return runs(word.text).map((text) => phraseOf(text, lang)).filter(Boolean);
}

async function match({ tokens, tail }, engine) {
  const asked = [];
  if (tokens.length) asked.push(engine.phrase(tokens));
  if (tail) asked.push(engine.begins(tail));
  return all(await Promise.all(asked));
}

async function every(phrases, engine) {
  return all(await Promise.all(phrases.map((phrase) => match(phrase, engine))));
}

function all([first = new Map(), ...rest]) {
  const both = [...first].filter(([number]) => rest.every((scores) => scores.has(number)));
  return new Map(both.map(([number, score]) => [number, rest.reduce((sum, scores) => sum + scores.get(number), score)]));
}

function any(found) {
  const best = new Map();
  for (const scores of found) {
    for (const [number, score] of scores) best.set(number, Math.max(score, best.get(number) ?? 0));
  }
  return best;
}

// A record that is called just so, or has just this number, stands first; then by score, then as on the site.
function inOrder(scores, query, { records }) {
  const called = fold(query).trim();
  const number = called.match(/^(?:no\.?|#|第)?\s*(\d+)\s*(?:番|号)?$/)?.[1];
  const first = (record) => {
    const { title, original, label } = nameOf(record);
    if (number) return label.endsWith(`no. ${number}`);
    return record.k !== "term" && [title, original].includes(called);
  };
  return [...scores]
    .map(([at, score]) => ({
      number: at,
      score: score * (KINDS[records[at].k] ?? 1),
      first: first(records[at]) ? 1 : 0,
    }))
    .sort((a, b) => b.first - a.first || b.score - a.score || a.number - b.number);
}

function nameOf(record) {
  if (!names.has(record)) {
    names.set(record, { title: fold(record.t), original: fold(record.o ?? ""), label: fold(record.l ?? "") });
  }
  return names.get(record);
}
