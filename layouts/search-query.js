// What a reader typed, taken apart: words, the runs of one script within them, synonyms, and repaired spellings.
// A phrase is {tokens, tail}: tokens that stand one after the other, and a last single character to be found anywhere.

import { fold, stem, tokens } from "./fold.js";

const KANJI = "\\u3400-\\u4dbf\\u4e00-\\u9fff々〆〇";
const RUN = new RegExp(`[${KANJI}]+|[ァ-ヺー]+|[a-z0-9]+(?:[.'’-][a-z0-9]+)*`, "gu");
const SMALL = new Set(
  ("a about an and are as at be by can do does for from get has have how i in is it me my now of on or that the their " +
    "there this to was what when where which who why will with you your").split(" "),
);
const COMPLETIONS = 12;

/** The words of a query, each {text, phrase}; words without anything to compare are left out. */
export function words(query, lang) {
  const typed = query.normalize("NFKC").toLowerCase().split(/[\s、。?!「」『』"“”]+/u);
  const all = typed.map((text) => ({ text, phrase: phraseOf(text, lang) })).filter((word) => word.phrase);
  const telling = all.filter((word) => !SMALL.has(word.text));
  return telling.length ? telling : all;
}

/** A text as a phrase; null when there is nothing in it to compare. */
export function phraseOf(text, lang) {
  const found = tokens(text, lang);
  const last = found.at(-1);
  if (last === undefined) return null;
  if (!isLetter(last)) return { tokens: found, tail: "" };
  const before = found.at(-2) ?? "";
  const rest = found.slice(0, -1);
  return { tokens: rest, tail: before.length > last.length && before.endsWith(last) ? "" : last };
}

/** The runs of kanji, of katakana and of latin letters or digits in a word, as texts. Hiragana is left out. */
export function runs(text) {
  return [...text.matchAll(RUN)].map((match) => match[0]);
}

/** A word without the hiragana between and after its kanji: 取り組み becomes 取組. Empty when there is none. */
export function bare(text) {
  const without = text.replace(new RegExp(`([${KANJI}])[ぁ-ゖ]+`, "gu"), "$1");
  return without === text ? "" : without;
}

/** All pairs of neighbouring characters of a phrase, and its words, each as a phrase of its own. */
export function pieces(phrase) {
  return phrase.tokens.map((token) => ({ tokens: [token], tail: "" }));
}

/** Words of the site that begin with a latin word, as phrases; the most used first. */
export function completions(text, index) {
  if (!/^[a-z]{2,}$/.test(text)) return [];
  const begun = index.words.filter((word) => word.startsWith(text) && word !== text);
  const stems = [...new Set(begun.map((word) => tokens(word, index.lang)[0]))];
  return stems.slice(0, COMPLETIONS).map((token) => ({ tokens: [token], tail: "" }));
}

/** The kanji of a text, each once. */
export function kanji(text) {
  return [...new Set([...fold(text)].filter((letter) => new RegExp(`[${KANJI}]`, "u").test(letter)))];
}

/** The longest words of the synonyms that stand within a Japanese text, as phrases: 原発 in 原発事故. */
export function wordsWithin(text, { lang, synonyms: groups }) {
  const said = fold(text);
  const inside = [...new Set(groups.flat().map(fold))].filter((word) => /[^ -~]/.test(word) && said.includes(word));
  const longest = inside.filter((word) => word !== said && !inside.some((other) => other !== word && other.includes(word)));
  return longest.map((word) => phraseOf(word, lang)).filter((phrase) => phrase.tokens.length > 1 || !phrase.tail);
}

/** The groups of synonyms that a query names: [{word, group, others}], others being the rest of the group. */
export function synonyms(list, index) {
  const texts = new Set();
  for (let from = 0; from < list.length; from += 1) {
    for (let to = from + 1; to <= list.length; to += 1) {
      texts.add(fold(list.slice(from, to).map((word) => word.text).join(" ")));
    }
  }
  const named = (said) => [...texts].some((text) => text === said || (/[^ -~]/.test(said) && text.includes(said)));
  return index.synonyms.flatMap((group, number) =>
    group
      .filter((word) => named(fold(word)))
      .map((word) => ({ word, group: number, others: group.filter((other) => other !== word) })),
  );
}

/** The query with misspelt latin words put right by the words of the site; "" when nothing is to be put right. */
export function repaired(list, index) {
  const known = new Set(index.words.flatMap((word) => [word, stem(word)]));
  const texts = list.map(({ text }) => {
    const fine = !/^[a-z]{4,}$/.test(text) || known.has(text) || known.has(stem(text));
    return fine || index.words.some((word) => word.startsWith(text)) ? text : (nearest(text, index.words) ?? text);
  });
  return texts.some((text, at) => text !== list[at].text) ? texts.join(" ") : "";
}

function nearest(text, vocabulary) {
  let best;
  let least = text.length < 6 ? 1 : 2;
  for (const word of vocabulary) {
    if (word.length < 4 || Math.abs(word.length - text.length) > least) continue;
    const far = distance(text, word);
    if (far < least || (far === least && best === undefined)) [best, least] = [word, far];
  }
  return best;
}

// How many letters must be put in, left out, changed or swapped with their neighbour (Damerau and Levenshtein).
function distance(one, other) {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      now[column] = Math.min(now[column - 1] + 1, last[column] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) now[column] = Math.min(now[column], before[column - 2] + 1);
    }
    [before, last] = [last, now];
  }
  return last[other.length];
}

function isLetter(token) {
  return token > "{" && [...token].length === 1;
}
