// Spellings that a reader takes for the same are made the same, and text is cut into what search compares.
// dxplan/fold.py says the same rules again for the build, in the same order; tests/fixtures/fold.json holds
// both to them. Here each rule also keeps where its letters stood, so that a match can be marked in the text.
// No rule looks back, since browsers of 2022 cannot.

const JAPANESE = "ぁ-ゖゝゞ々〆〇㐀-䶿一-鿿\\u{20000}-\\u{3ffff}";
const KANA = "ぁ-ゖ";
const KANJI = "㐀-䶿一-鿿";
const BETWEEN = "\u0001"; // no rule knows it, and none reaches over it
const LONGEST = 35; // characters of a latin word that count; its length is written as one digit of base 36

const pairs = (from, to) => [...from].map((letter, at) => [letter, [...to][at]]);
const FOREIGN = new Map([["", "ブ"], ...pairs("ァィェォぁぃぇぉ", "バビベボバビベボ")]);
const LARGE = new Map(pairs("ぁぃぅぇぉっゃゅょゎぢづ", "あいうえおつやゆよわじず"));
const TABLE = new Map([
  ...LARGE,
  ...Array.from({ length: 0x30f5 - 0x30a1 }, (_, at) => {
    const small = String.fromCharCode(0x3041 + at);
    return [String.fromCharCode(0x30a1 + at), LARGE.get(small) ?? small];
  }),
  ...pairs("髙﨑邊邉澤廣國學體會應縣櫻濱齋齊圓區醫藝驛鐵靜實榮經濟產藥", "高崎辺辺沢広国学体会応県桜浜斎斉円区医芸駅鉄静実栄経済産薬"),
  ...pairs("發來當續證檢險驗權點變戰總觀聽勞舊附聯衞燈箇ヶヵゖゕς", "発来当続証検険験権点変戦総観聴労旧付連衛灯かかかかかσ"),
]);

// A letter with the marks that stand on it: the half-width ones become one letter together with it.
const LETTER = /[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*|[\p{M}ﾞﾟ]+/gu;

const plain = (text) => text.normalize("NFKC").toLowerCase();
const RULES = [
  [/[\u00c0-\u024f]/gu, (m) => m[0].normalize("NFD")[0]],
  [/[‐‑‒–—―−]/gu, () => "-"],
  [/([0-9]),(?=[0-9]{3}(?![0-9]))/gu, (m) => m[1]],
  [/([a-z])['’]s(?![a-z])/gu, (m) => m[1]],
  [/(^|[^a-z0-9])no\.?(?=[0-9])/gu, (m) => `${m[1]}no `],
  [/[ヴゔ]([ァィェォぁぃぇぉ]?)/gu, (m) => FOREIGN.get(m[1])],
  [/フォ|ふぉ/gu, () => "ほ"],
  [new RegExp(`[${[...TABLE.keys()].join("")}]`, "gu"), (m) => TABLE.get(m[0])],
  [/ー+/gu, () => ""],
  [new RegExp(`([${KANA}])-+(?=[${KANA}])`, "gu"), (m) => m[1]],
  [/([えけせてねへめれげぜでべぺ])い/gu, (m) => m[1]],
  [new RegExp(`([${JAPANESE}])[・「」『』“”]+(?=[${JAPANESE}])`, "gu"), (m) => m[1]],
  [new RegExp(`([${KANJI}])\\(([${KANJI}])\\)([${KANJI}])`, "gu"), (m) => `${m[1]}${m[3]} ${m[2]}${m[3]}`],
];

const PIECE = new RegExp(`[${JAPANESE}]+|[0-9]+\\.[0-9]+(?![.a-z0-9])|[a-z0-9]+(?:-[a-z0-9]+)*`, "gu");

const STEMS = [
  [/([a-z]{2})(?:ies|ied)$/, "$1y"],
  [/(ss|sh|ch|x|z)es$/, "$1"],
  [/([a-z][^siu])s$/, "$1"],
  [/^([a-z]*[aeiouy][a-z]+)(?:ing|ed)$/, "$1"],
  [/^([a-z]{4,})ly$/, "$1"],
  [/^([a-z]{5,})ment$/, "$1"],
  [/([st])ion$/, "$1"],
  [/([a-z]{2})e$/, "$1"],
  [/[iy][sz]at$/, "iz"],
  [/([a-z]{3})[iy]s$/, "$1iz"],
  [/([a-z]{3})our$/, "$1or"],
  [/([a-z]{2})tr$/, "$1ter"],
  [/([a-z]{2})nc$/, "$1ns"],
  [/([b-df-hj-np-tv-z])\1$/, "$1"],
];

/** A text in the one spelling that all its spellings share. */
export function fold(text) {
  return RULES.reduce((said, [pattern, instead]) => said.replace(pattern, (...match) => instead(match)), plain(text));
}

/** What is compared of a text: words, numbers, Japanese in pairs and a run's last character. */
export function tokens(text, lang) {
  return tokensOf(fold(text), lang);
}

/** The tokens of many texts; far quicker than one after the other. */
export function tokensOfAll(texts, lang) {
  return fold(texts.join(BETWEEN)).split(BETWEEN).map((folded) => tokensOf(folded, lang));
}

/** The tokens with the part of the text that each stands for: {token, start, end}. */
export function spans(text, lang) {
  const { text: folded, at } = located(text);
  const found = [];
  cut(folded, lang, (token, start, end) => found.push({ token, ...place(at, start, end) }));
  return found;
}

/** The part that the forms of an English word share: payments, payment; digitise, digitization. */
export function stem(word) {
  return STEMS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), word);
}

/** A token as an ASCII word that no indexer cuts or folds, and that begins no other such word. */
export function code(token) {
  if (token > "{") return `q${[...token].map(digits).join("").padEnd(6, "0")}`;
  const word = token.replaceAll(".", "p").slice(0, LONGEST);
  return `w${word.length.toString(36)}${word}`;
}

/** The beginning that the codes of all pairs with this first character share. */
export function beginning(letter) {
  return `q${digits(letter)}`;
}

function tokensOf(folded, lang) {
  const found = [];
  cut(folded, lang, (token) => found.push(token));
  return found;
}

function cut(folded, lang, add) {
  for (const piece of folded.matchAll(PIECE)) {
    if (piece[0] > "{") addPairs(piece, add);
    else addWords(piece, lang, add);
  }
}

function addPairs(piece, add) {
  const letters = [...piece[0]];
  let start = piece.index;
  letters.forEach((letter, index) => {
    const token = letter + (letters[index + 1] ?? "");
    add(token, start, start + token.length);
    start += letter.length;
  });
}

function addWords(piece, lang, add) {
  const parts = piece[0].split("-");
  const end = piece.index + piece[0].length;
  let start = piece.index;
  for (const part of parts) {
    add(word(part, lang), start, start + part.length);
    start += part.length + 1;
  }
  if (parts.length > 1 && /[a-z]/.test(piece[0])) add(word(parts.join(""), lang), piece.index, end);
}

function word(part, lang) {
  return lang === "en" && part.length > 2 && /^[a-z]+$/.test(part) ? stem(part) : part;
}

function digits(letter) {
  return (letter.codePointAt(0) % 36 ** 3).toString(36).padStart(3, "0");
}

function located(text) {
  const start = { text, at: Array.from({ length: text.length + 1 }, (_, index) => index) };
  const first = rewritten(start, LETTER, (letter) => plain(letter[0]));
  return RULES.reduce((known, [pattern, instead]) => rewritten(known, pattern, instead), first);
}

// Applies a rule to a text and to the list of where each of its letters stood at first.
function rewritten({ text, at }, pattern, instead) {
  let out = "";
  const places = [];
  let done = 0;
  const keep = (until) => {
    out += text.slice(done, until);
    for (; done < until; done += 1) places.push(at[done]);
  };
  for (const match of text.matchAll(pattern)) {
    keep(match.index);
    const said = instead(match);
    out += said;
    for (let count = said.length; count > 0; count -= 1) places.push(at[match.index]);
    done = match.index + match[0].length;
  }
  keep(text.length);
  return { text: out, at: [...places, at[text.length]] };
}

// Several letters may come from one, so a match ends where the next other letter begins.
function place(at, start, end) {
  let last = end;
  while (last < at.length - 1 && at[last] <= at[end - 1]) last += 1;
  return { start: at[start], end: Math.max(at[last], at[start] + 1) };
}
