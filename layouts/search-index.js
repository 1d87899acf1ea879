// Where search looks: the summaries, the passages, and two engines that answer the same two questions alike.
// Pagefind is asked first; where it cannot run (no WebAssembly, a refused worker), all passages are read instead.
//
//   phrase(tokens)  records in which these stand one after the other, with a score: Map(number → score)
//   begins(letter)  records with a Japanese character, wherever it stands

import { beginning, code, tokens } from "./fold.js";

const PATIENCE = 10000; // milliseconds after which Pagefind is given up
const END = "z"; // ends every text in the index, as in dxplan/search.py
const WEIGHTS = { title: 7, text: 1, implied: 0.5 };

/** Everything that search knows in one language; `base` leads to the root of the site. */
export async function open(base, lang) {
  const at = (path) => new URL(base + path, document.baseURI).href;
  const reading = json(at(`search/${lang}.json`), "no-cache");
  const chunks = new Map();

  async function read(number) {
    const { key } = await reading;
    return json(`${at(`search/${lang}-${number}.json`)}?v=${key}`, "default");
  }

  function chunk(number) {
    if (!chunks.has(number)) {
      chunks.set(number, read(number));
      chunks.get(number).catch(() => chunks.delete(number));
    }
    return chunks.get(number);
  }

  async function scan() {
    const summary = await reading;
    const texts = await Promise.all(summary.chunks.map((_, number) => chunk(number)));
    return scanning(summary, texts.flat(), lang);
  }

  const engine = failsafe(() => pagefinding(at(`pagefind-${lang}/`), reading), scan);
  engine.start().catch(() => {}); // Pagefind and the summaries are fetched at the same time
  const summary = await reading;

  /** The passages of one record, read when they are wanted. */
  async function passages(number) {
    const place = summary.chunks.findLastIndex((first) => first <= number);
    return (await chunk(place))[number - summary.chunks[place]];
  }

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
function failsafe(first, second) {
  let running;
  let other;
  const replace = () => (other ??= second());
  const start = () => (running ??= inTime(first()).catch(replace));
  const spare = asking(async (question, what) => (await replace())[question](what));
  const trusted = asking(async (question, what) => {
    const engine = await start();
    return inTime(engine[question](what)).catch(async () => (await replace())[question](what));
  });
  const engine = { ...trusted, spare, start, giveUp: () => Object.assign(engine, spare) };
  return engine;
}

/** The two questions by one function that answers them; each answer is remembered. */
export function asking(answer) {
  const known = new Map();
  const ask = (question, what) => {
    const name = `${question} ${what}`;
    if (!known.has(name)) known.set(name, answer(question, what));
    return known.get(name);
  };
  return {
    phrase: (wanted) => ask("phrase", wanted.map(code).join(" ")),
    begins: (letter) => ask("begins", beginning(letter)),
  };
}

function inTime(promise) {
  const late = new Promise((_, refuse) => setTimeout(refuse, PATIENCE, new Error("Pagefind does not answer")));
  return Promise.race([promise, late]);
}

async function pagefinding(folder, reading) {
  const pagefind = await import(`${folder}pagefind.js`);
  await pagefind.options({ ranking: { pageLength: 0 } });
  await pagefind.init();
  const [summary, pages] = await Promise.all([reading, json(`${folder}records.json`, "no-cache")]);
  if (pages.key !== summary.key) throw new Error("summaries and bundle are of different builds");
  const ask = async (words) => {
    const { results } = await pagefind.search(words);
    return new Map(results.map((result) => [pages.ids[result.id], result.score]));
  };
  return {
    name: "pagefind",
    // Words in quotes must stand side by side but bring no score; that comes from the same words without.
    async phrase(wanted) {
      const scores = await ask(wanted);
      if (!wanted.includes(" ")) return scores;
      const exact = await ask(`"${wanted}"`);
      return new Map([...exact.keys()].map((number) => [number, scores.get(number) ?? 0]));
    },
    // The pairs that begin with a character may stand in two neighbouring files of the index: both are read.
    async begins(start) {
      await Promise.all([pagefind.preload(start), pagefind.preload(`${start}zzz`)]);
      return ask(start);
    },
  };
}

/** An engine over the passages themselves, in the same order of texts and with the same boundaries. */
export function scanning(summary, texts, lang) {
  const coded = (text) => tokens(text, lang).map((token) => ` ${code(token)}`).join("") + ` ${END}`;
  const streams = summary.records.map((record, number) => ({
    title: `${coded(record.t)}${record.o ? coded(record.o) : ""} `,
    text: `${[record.l ?? "", ...texts[number]].map(coded).join("")} `,
    // All words of a group may be sought at once: those that the record uses are found above anyway.
    implied: `${(record.s ?? []).flatMap((group) => summary.synonyms[group]).map(coded).join("")} `,
  }));

  function find(wanted) {
    const found = new Map();
    streams.forEach((stream, number) => {
      let score = 0;
      for (const [part, weight] of Object.entries(WEIGHTS)) {
        score += Math.min(stream[part].split(wanted).length - 1, 4) * weight;
      }
      if (score) found.set(number, score);
    });
    const rarity = Math.log(1 + streams.length / (found.size || 1));
    return new Map([...found].map(([number, score]) => [number, (score / (score + 3)) * rarity]));
  }

  return {
    name: "scan",
    phrase: async (wanted) => find(` ${wanted} `),
    begins: async (start) => find(` ${start}`),
  };
}
