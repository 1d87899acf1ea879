// Run inside a page by the tests. What they ask of it; nothing here changes the page but openAll.
({
  /** Opens everything that can be opened. */
  openAll() {
    for (const details of document.querySelectorAll("details")) details.open = true;
  },

  /** How far the page runs out of the window sideways, with the last elements that do it. */
  sideways() {
    const wide = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= wide) return [];
    const scrolls = (one) => one && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement.closest("main *")));
    const out = [...document.body.querySelectorAll("*")]
      .filter((one) => one.getBoundingClientRect().right > wide + 0.5 && !scrolls(one.parentElement.closest("main *")));
    const told = out.slice(-3).map((one) => `<${one.localName} class="${one.getAttribute("class") ?? ""}"> ${one.textContent.trim().slice(0, 30)}`);
    return [`${document.scrollingElement.scrollWidth} px wide`, ...told];
  },

  /** Labels of charts that leave their picture, meet each other, or are too small to read. */
  labels() {
    const faults = [];
    for (const picture of document.querySelectorAll(".chart-view svg")) {
      const name = picture.closest("figure").id;
      const frame = picture.getBoundingClientRect();
      // A picture that does not clip may let a letter into the margin of the page, in a font wider than ours.
      const aside = getComputedStyle(picture).overflowX === "visible" ? 8 : 1;
      const texts = [...picture.querySelectorAll("text")].filter((one) => one.textContent.trim());
      const labels = texts.map((one) => ({ told: one.textContent.trim(), one, box: one.getBoundingClientRect() })).filter(({ box }) => box.width);
      labels.forEach(({ told, one, box }, at) => {
        const scale = one.getScreenCTM();
        const size = parseFloat(getComputedStyle(one).fontSize) * Math.hypot(scale.a, scale.b);
        const lead = box.height * 0.3; // a font's box is higher than its letters
        if (size < 10.495) faults.push(`${name}: "${told}" is ${size.toFixed(2)} px high`);
        if (box.left < frame.left - aside || box.right > frame.right + aside || box.top < frame.top - lead || box.bottom > frame.bottom + lead)
          faults.push(`${name}: "${told}" leaves the picture`);
        for (const other of labels.slice(at + 1)) {
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          if (across > 1.5 && down > 0.3 * Math.min(box.height, other.box.height)) faults.push(`${name}: "${told}" and "${other.told}" meet`);
        }
      });
    }
    return faults;
  },

  /** What a reader without script, or with it, has of the page: letters, tables, rows, pictures. */
  held() {
    const main = document.querySelector("main");
    return {
      letters: main.innerText.replace(/\s+/g, "").length,
      tables: main.querySelectorAll("table").length,
      rows: [...main.querySelectorAll("tbody tr")].filter((row) => !row.hidden).length,
      pictures: [...main.querySelectorAll(".chart-view svg")].filter((one) => one.getBoundingClientRect().height > 20).length,
    };
  },

  /** The controls that can be seen. */
  controls() {
    return [...document.querySelectorAll("button, input, select, textarea, [role=button]")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width)
      .map((one) => `${one.localName} ${one.name || one.textContent.trim()} in ${one.closest("form")?.getAttribute("action") ?? "no form"}`);
  },

  /** Where the focus is and whether a reader can see it: inside the window, marked, covered by nothing. */
  focus() {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getClientRects()[0] ?? one.getBoundingClientRect(); // the first line of a link that is broken
    const style = getComputedStyle(one);
    const seen = [Math.max(box.left, 0), Math.max(box.top, 0), Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    const above = document.elementFromPoint((seen[0] + seen[2]) / 2, (seen[1] + seen[3]) / 2);
    const faults = [];
    if (box.width < 1 || box.height < 1 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) faults.push("outside the window");
    else if (!above || !(one.contains(above) || above.contains(one))) faults.push(`covered by <${above?.localName}>`);
    if (style.outlineStyle === "none" || !parseFloat(style.outlineWidth)) faults.push("without a mark");
    return { name: `<${one.localName}> ${(one.getAttribute("aria-label") ?? one.textContent).trim().slice(0, 30)}`, faults };
  },
})
