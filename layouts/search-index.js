// Where search looks: the summaries, the passages, and two engines that answer the same two questions alike.
// A small site sends all its texts at once, and they are read here: one request, and every later query is free.
// A large one leaves them apart and asks Pagefind; where that cannot run (no WebAssembly, a refused worker), all
// texts are read after all. Which it is was decided by the build (WHOLE in dxplan/search.py).
//
//   phrase(tokens)  the numbers of the records in which these stand one after the other
//   begins(letter)  of those with a Japanese character, wherever it stands
//
// An engine only says which records. How much each is worth is weighed in one place for both, in search-weights.js.

import { beginning, code, tokensOfAll } from "./fold.js";
import { weigher } from "./search-weights.js";

const PATIENCE = 10000; // milliseconds after which Pagefind is given up
const END = "|"; // ends every text, so that no phrase runs on into the next

/** Everything that search knows in one language; `base` leads to the root of the site.
    `apart` asks Pagefind even where the texts are at hand. */
export async function open(base, lang, { apart = false } = {}) {
  const at = (path) => new URL(base + path, document.baseURI).href;
  const summary = await json(at(`search/${lang}.json`), "no-cache");
  const chunks = new Map();

  /** The passages of as many records as one file holds; it is named by the number of the first. */
  function chunk(first) {
    if (!chunks.has(first)) {
      chunks.set(first, json(`${at(`search/${lang}-${first}.json`)}?v=${summary.key}`, "default"));
      chunks.get(first).catch(() => chunks.delete(first));
    }
    return chunks.get(first);
  }

  /** The passages of one record, read when they are wanted. */
  async function passages(number) {
    if (summary.texts) return summary.texts[number];
    const first = summary.chunks.findLast((one) => one <= number);
    return (await chunk(first))[number - first];
  }

  async function scan() {
    const texts = summary.texts ?? (await Promise.all(summary.chunks.map(chunk))).flat();
    return scanning(summary, texts, lang);
  }

  const first = summary.texts && !apart ? scan : () => pagefinding(at(`pagefind-${lang}/`), summary);
  const engine = failsafe(first, scan, weigher(summary, lang));
  engine.start().catch(() => {});
  return { ...summary, lang, words: summary.words.split(" ").filter(Boolean), passages, engine };
}

async function json(address, cache) {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

// The first engine until it fails, does not answer or is given up, then the second: {start, spare, giveUp} besides
// the two questions. Pagefind is silent about files of its index that it could not fetch, so who finds nothing at
// all asks `spare` once more, and gives the first engine up when that finds something.
function failsafe(first, second, weigh) {
  let running;
  let other;
  const replace = () => (other ??= first === second ? start() : second());
  const start = () => (running ??= inTime(first()).catch(replace));
  const spare = asking(async (question, what) => (await replace())[question](what), weigh);
  const trusted = asking(async (question, what) => {
    const engine = await start();
    return inTime(engine[question](what)).catch(async () => (await replace())[question](what));
  }, weigh);
  const engine = { ...trusted, spare, start, giveUp: () => Object.assign(engine, spare) };
  return engine;
}

/** The two questions by one function that answers them, each record with its weight: Map(number → score).
    Each answer is remembered. */
export function asking(answer, weigh) {
  const known = new Map();
  const ask = (question, what) => {
    const name = `${question} ${what}`;
    if (!known.has(name)) known.set(name, answer(question, what).then((numbers) => weigh(what, [...numbers])));
    return known.get(name);
  };
  return { phrase: (wanted) => ask("phrase", wanted), begins: (letter) => ask("begins", letter) };
}

function inTime(promise) {
  const late = new Promise((_, refuse) => setTimeout(refuse, PATIENCE, new Error("Pagefind does not answer")));
  return Promise.race([promise, late]);
}

async function pagefinding(folder, summary) {
  const [pagefind, pages] = await Promise.all([
    import(`${folder}pagefind.js`),
    json(`${folder}records.json`, "no-cache"),
  ]);
  await pagefind.options({ ranking: { pageLength: 0 } });
  await pagefind.init();
  if (pages.key !== summary.key) throw new Error("summaries and bundle are of different builds");
  const others = Array.from({ length: pages.parts - 1 }, (_, at) => `${folder}${at + 2}/`);
  await Promise.all(others.map((other) => pagefind.mergeIndex(other)));
  const ask = async (words) => {
    const { results } = await pagefind.search(words);
    return results.map((result) => pages.ids[result.id]);
  };
  return {
    name: "pagefind",
    // Words in quotes must stand side by side.
    phrase: (wanted) => ask(wanted.length > 1 ? `"${wanted.map(code).join(" ")}"` : code(wanted[0])),
    // The pairs that begin with a character may stand in two neighbouring files of the index: both are read.
    async begins(letter) {
      const start = beginning(letter);
      await Promise.all([pagefind.preload(start), pagefind.preload(`${start}zzz`)]);
      return ask(start);
    },
  };
}

/** An engine over the passages themselves, in the same order of texts and with the same boundaries. */
export function scanning(summary, texts, lang) {
  const own = summary.records.map((record, number) => {
    const implied = (record.s ?? []).flatMap(([group, ...missing]) => missing.map((at) => summary.synonyms[group][at]));
    return [record.t, record.o ?? "", record.l ?? "", ...texts[number], ...implied];
  });
  const different = [...new Set(own.flat())]; // many records share the words of their field or department
  const cut = tokensOfAll(different, lang);
  const streamOf = new Map(different.map((text, at) => [text, `${cut[at].join(" ")} ${END} `]));
  const streams = own.map((list) => ` ${list.map((text) => streamOf.get(text)).join("")}`);
  const having = (wanted) => [...streams.keys()].filter((number) => streams[number].includes(wanted));
  return {
    name: "scan",
    phrase: async (wanted) => having(` ${wanted.join(" ")} `),
    begins: async (letter) => having(` ${letter}`),
  };
}
