// Asked from a page of the built site: what fold.js makes of texts, and what both engines find.
async (assets, base) => {
  const [{ code, fold, spans, stem, tokens }, { open }, { find }] = await Promise.all(
    ["fold.js", "search-index.js", "search-tiers.js"].map((name) => import(assets + name)),
  );

  async function engines(lang) {
    const both = await Promise.all([open(base, lang, { apart: true }), open(base, lang)]);
    const names = await Promise.all(both.map(async (index) => (await index.engine.start()).name));
    return Object.fromEntries(both.map((index, at) => [names[at], index]));
  }

  async function found(query, index) {
    const { tiers, repaired } = await find(query, index);
    const told = tiers.map(({ name, hits }) => [name, hits.map((hit) => index.records[hit.number].a)]);
    return { tiers: told, repaired };
  }

  // A part of a text that stands for a token must say that token when it is read alone.
  const strayed = (texts, lang) => texts.flatMap((text) =>
    spans(text, lang)
      .filter(({ token, start, end }) => !tokens(text.slice(start, end), lang).includes(token))
      .map(({ token, start, end }) => `${token}: ${text.slice(start, end)} in ${text}`));

  return {
    fold: (texts) => texts.map(fold),
    tokens: ([texts, lang]) => texts.map((text) => tokens(text, lang)),
    stem: (words) => words.map(stem),
    code: (list) => list.map(code),
    strayed: ([texts, lang]) => strayed(texts, lang),
    find: async ([queries, lang]) => {
      const both = await engines(lang);
      const all = (name) => Promise.all(queries.map((query) => found(query, both[name])));
      return { pagefind: await all("pagefind"), scan: await all("scan") };
    },
  };
}
