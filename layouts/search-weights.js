// How much a record is worth to a query: where the words stand in it, and how rare they are on the site.
// The same for both engines, since both only say which records have the words.

import { tokens } from "./fold.js";

const TITLE = 7; // a word of the title,
const TEXT = 1; // of the text,
const IMPLIED = 0.5; // and, of either, of a word that the record does not use, but a synonym of it
const WHOLE = 1; // how much more it counts to be all of the title than next to nothing of it

/** A function that gives records their weight for some tokens, or for a beginning letter: Map(number → score). */
export function weigher({ records, synonyms }, lang) {
  const stream = (list) => ` ${list.join(" ")} `;
  const known = new Map();

  function placesOf(number) {
    if (!known.has(number)) {
      const { t, o = "", s = [] } = records[number];
      const titles = [t, o].filter(Boolean).map((text) => tokens(text, lang));
      const said = titles.map((list) => ({ said: stream(list), length: list.length }));
      known.set(number, { titles: said, implied: new Map(s.flatMap((group) => impliedBy(group, said))) });
    }
    return known.get(number);
  }

  // The words of a group that a record lacks, each with its weight: more when the title has another of the group.
  function impliedBy([group, ...missing], titles) {
    const words = synonyms[group].map((word) => stream(tokens(word, lang)));
    const named = words.some((word, at) => !missing.includes(at) && titles.some(({ said }) => said.includes(word)));
    return missing.map((at) => [words[at], IMPLIED * (named ? TITLE : TEXT)]);
  }

  function place(number, wanted, length) {
    const { titles, implied } = placesOf(number);
    const named = titles.filter((title) => title.said.includes(wanted));
    if (named.length) return TITLE * Math.max(...named.map((title) => (1 + (WHOLE * length) / title.length) / (1 + WHOLE)));
    return implied.get(wanted) ?? TEXT;
  }

  return (what, numbers) => {
    const wanted = Array.isArray(what) ? stream(what) : ` ${what}`;
    const length = Array.isArray(what) ? what.length : 1;
    const rarity = Math.log(1 + records.length / (numbers.length || 1));
    return new Map(numbers.map((number) => [number, place(number, wanted, length) * rarity]));
  };
}
