// Run inside a page: what can be counted of it as it stands. `space` and `remember` leave traces, so ask them last.
(() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const tell = (one) => `<${one.localName}> ${(one.getAttribute("aria-label") ?? one.textContent).trim().replace(/\s+/g, " ").slice(0, 30)}`;
  const hiddenByClip = (one) => one.closest(".unseen, .skip") || (one.closest("thead th") && getComputedStyle(one.closest("th")).position === "absolute");

  /** The texts that can be seen, with the element around each. */
  function texts(root = document.body) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode, one = node.parentElement;
      if (node.data.trim() && one.localName !== "script" && !one.closest("svg") && shown(one) && !hiddenByClip(one)) found.push({ node, one });
    }
    return found;
  }

  function lines(node) {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 0.5 && box.height > 0.5);
  }

  /** Red, green and blue from 0 to 1 and how much is let through, of any colour that CSS can say. */
  const board = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  function paint(colour) {
    board.clearRect(0, 0, 1, 1);
    board.fillStyle = colour;
    board.fillRect(0, 0, 1, 1);
    return [...board.getImageData(0, 0, 1, 1).data].map((part) => part / 255);
  }
  function light(colour) {
    const [red, green, blue] = paint(colour).slice(0, 3).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  function contrast(one, other) {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  }
  const seen = (colour) => colour !== "none" && paint(colour)[3] > 0.5;
  function paper(one) {
    for (let at = one; at; at = at.parentElement) {
      const ground = getComputedStyle(at).backgroundColor;
      if (seen(ground)) return ground;
    }
    return "Canvas";
  }

  return {
    /** How many targets there are, and those under 24 and 44 pixels; a link inside a sentence is as high as its line. */
    targets() {
      const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter((one) => shown(one) && one.getClientRects().length && !one.closest(".skip"));
      const within = (one) => {
        if (one.localName !== "a" || getComputedStyle(one).display !== "inline") return false;
        const block = one.closest("p, li, dd, dt, td, th, h1, h2, h3, h4, h5, figcaption, small, div, header, footer, nav, main, body");
        const linked = [...block.querySelectorAll("a")].map((link) => link.textContent).join("");
        return block.textContent.replace(/\s+/g, "").length > linked.replace(/\s+/g, "").length;
      };
      const size = (one) => {
        const boxes = [...(one.labels ?? []), one].map((part) => part.getBoundingClientRect());
        return Math.max(...boxes.map((box) => Math.min(box.width, box.height)));
      };
      const sized = all.filter((one) => !within(one)).map((one) => ({ one, least: size(one) }));
      const under = (limit) => sized.filter(({ least }) => least < limit - 0.05).map(({ one, least }) => `${tell(one)} ${least.toFixed(1)} px`);
      return { total: all.length, under24: under(24), under44: under(44) };
    },

    /** Letters: the size of running text, texts under 12 px, the lowest lines and the longest, in em. */
    letters() {
      const small = [], tight = [], long = [];
      let longest = 0, lowest = 9;
      for (const { node, one } of texts()) {
        const style = getComputedStyle(one), size = parseFloat(style.fontSize);
        if (size < 11.99) small.push(`${tell(one)} ${size} px`);
        // Running text: not titles, tables and labels, nor links that stand by themselves, nor words set large.
        const running = one.closest("main p, main li, main dd, main blockquote")
          && !one.closest("h1, h2, h3, h4, button, nav, table, .key-figures, .tiles, .period, .tag, .grade, .chart-key")
          && !(one.closest("a") && getComputedStyle(one.closest("a")).display !== "inline")
          && size < 1.1 * parseFloat(getComputedStyle(document.body).fontSize);
        const rows = lines(node);
        if (!running || rows.length < 2) continue;
        const high = parseFloat(style.lineHeight) / size;
        if (high < lowest) lowest = high;
        if (high < 1.695) tight.push(`${tell(one)} ${high.toFixed(2)}`);
        const wide = Math.max(...rows.map((box) => box.width)) / size;
        if (wide > longest) longest = wide;
        if (wide > 40) long.push(`${tell(one)} ${wide.toFixed(1)} em`);
      }
      return { body: parseFloat(getComputedStyle(document.body).fontSize), small, tight, long, longest, lowest };
    },

    /** The lowest contrast of the marks and of the labels of charts, each against what is behind it. */
    inks() {
      let marks = 21, labels = 21;
      const faults = [];
      for (const picture of document.querySelectorAll(".chart-view svg")) {
        const name = picture.closest("figure").id, ground = paper(picture);
        const shapes = [...picture.querySelectorAll("path, rect, line")].filter((one) => !one.closest('[stroke="var(--ch-grid)"], [fill="var(--ch-grid)"]'));
        for (const shape of shapes) {
          const style = getComputedStyle(shape);
          const best = Math.max(...[style.fill, style.stroke].filter(seen).map((colour) => contrast(colour, ground)), 1);
          // A shape in the colour of the paper without an outline only makes room for what is drawn on it.
          if (best < 1.001) continue;
          marks = Math.min(marks, best);
          if (best < 3) faults.push(`${name}: a mark of ${best.toFixed(2)}`);
        }
        for (const text of picture.querySelectorAll("text")) {
          const box = text.getBoundingClientRect();
          if (!text.textContent.trim() || !box.width) continue;
          const middle = new DOMPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
          const under = [...picture.querySelectorAll("path, rect")].filter((shape) => {
            const style = getComputedStyle(shape);
            return seen(style.fill) && shape.isPointInFill(middle.matrixTransform(shape.getScreenCTM().inverse())) && shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
          });
          const behind = under.length ? getComputedStyle(under.at(-1)).fill : ground;
          const value = contrast(getComputedStyle(text).fill, behind);
          labels = Math.min(labels, value);
          if (value < 4.5) faults.push(`${name}: "${text.textContent.trim()}" of ${value.toFixed(2)}`);
        }
      }
      return { marks, labels, faults };
    },

    /** Grades, tiles and controls that would be lost where colours are forced: no letters, no line around them. */
    outlines() {
      const faults = [];
      const lined = (style) => ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1 && seen(style[`border${side}Color`]));
      for (const one of document.querySelectorAll(".grade-mark, .tile:is(.graded, .promised, .planned), button:not(.sort), .button, select, input:not([type=checkbox], [type=radio])")) {
        if (!shown(one) || hiddenByClip(one)) continue;
        if (!lined(getComputedStyle(one))) faults.push(`${tell(one)} has no outline`);
      }
      for (const { one } of texts()) {
        const value = contrast(getComputedStyle(one).color, paper(one));
        if (value < 4.5 && !one.closest(":disabled")) faults.push(`${tell(one)} of ${value.toFixed(2)}`);
      }
      for (const rail of document.querySelectorAll(".bar svg")) {
        const value = getComputedStyle(rail.querySelector(".bar-value")).fill;
        if (contrast(value, paper(rail)) < 3) faults.push(`${tell(rail.parentElement)} shows no bar`);
      }
      return faults;
    },

    /** What moves: animations, and transitions longer than a blink, though the reader asked for less. */
    motion() {
      const moving = document.getAnimations().map((one) => `${one.animationName ?? one.transitionProperty} moves`);
      const seconds = (said) => Math.max(...said.split(",").map((one) => parseFloat(one) * (one.trim().endsWith("ms") ? 0.001 : 1)));
      const smooth = [document.documentElement, ...document.querySelectorAll("body *")].filter((one) => {
        const style = getComputedStyle(one);
        return seconds(style.transitionDuration) > 0.01 || style.scrollBehavior === "smooth" || (style.animationName !== "none" && seconds(style.animationDuration) > 0.01);
      });
      return [...moving, ...smooth.map((one) => `${tell(one)} moves`)];
    },

    /** Sets the spacing of WCAG 1.4.12 on all text but that of drawings, and says what is then cut off or meets. */
    space() {
      for (const one of document.querySelectorAll("body, body *:not(svg, svg *)")) {
        const style = getComputedStyle(one), size = parseFloat(style.fontSize);
        const set = (name, value) => one.style.setProperty(name, value, "important");
        if (parseFloat(style.lineHeight) < 1.5 * size) set("line-height", "1.5");
        set("letter-spacing", ".12em");
        set("word-spacing", ".16em");
        if (one.localName === "p") set("margin-block-end", "2em");
      }
      const faults = [];
      const cuts = (one) => {
        for (let at = one; at && at !== document.body; at = at.parentElement) {
          const style = getComputedStyle(at);
          if (["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY)) return at;
          if (["auto", "scroll"].includes(style.overflowX)) return null;
        }
        return null;
      };
      const rows = [];
      for (const { node, one } of texts()) {
        const box = cuts(one)?.getBoundingClientRect(), frame = one.closest(".table-scroll")?.getBoundingClientRect();
        for (const line of lines(node)) {
          if (!frame || (line.left < frame.right && line.right > frame.left)) rows.push({ line, one }); // or it is scrolled to
          if (box && (line.left < box.left - 1 || line.right > box.right + 1 || line.top < box.top - line.height / 3 || line.bottom > box.bottom + line.height / 3))
            faults.push(`${tell(one)} is cut off`);
        }
      }
      rows.sort((a, b) => a.line.top - b.line.top);
      rows.forEach((row, at) => {
        for (let next = at + 1; next < rows.length && rows[next].line.top < row.line.bottom; next += 1) {
          const other = rows[next];
          const across = Math.min(row.line.right, other.line.right) - Math.max(row.line.left, other.line.left);
          const down = Math.min(row.line.bottom, other.line.bottom) - other.line.top;
          if (across > 2 && down > 0.5 * Math.min(row.line.height, other.line.height) && row.one !== other.one) faults.push(`${tell(row.one)} meets ${tell(other.one)}`);
        }
      });
      return [...new Set(faults)];
    },

    /** Notes the texts and controls that can be seen; `lost` says which of them no longer can. */
    remember() {
      const controls = [...document.querySelectorAll("main :is(a[href], button, input, select, summary)")].filter((one) => shown(one) && one.getClientRects().length);
      window.remembered = { texts: texts(document.querySelector("main")), controls };
    },
    lost() {
      // The head of a column stands before each cell, or is the kind of thing that every row's title names.
      const told = (one) => [...one.closest("table").querySelectorAll("td[data-label]")].some((cell) => cell.dataset.label.trim() === one.closest("th").textContent.trim())
        || one.closest("table").tBodies[0]?.rows[0]?.cells[one.closest("th").cellIndex]?.localName === "th";
      const gone = window.remembered.texts.filter(({ node, one }) => !(shown(one) && lines(node).length && !hiddenByClip(one)) && !(one.closest("thead") && told(one)));
      const dead = window.remembered.controls.filter((one) => !(shown(one) && one.getClientRects().length));
      return [...gone.map(({ one }) => `${tell(one)} is lost`), ...dead.map((one) => `${tell(one)} is gone`)];
    },

    /** How far the page went dark: the light of its ground from 0 to 1. */
    ground() {
      return light(paper(document.body));
    },

    nodes() {
      return document.querySelectorAll("*").length;
    },
  };
})()
