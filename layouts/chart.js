// Turns a chart's picture into one that answers to the pointer, when a reader asks for it, and back.
// Without this script every chart is complete: picture, sentence and table.
//
// <figure class="chart"> <svg>…</svg>
//   <button class="chart-interactive" data-spec="x.json" data-vega="../vega.js" data-failed="…" hidden>…</button>
// </figure>
// `data-spec` and `data-vega` are relative to the page; `data-failed` is what to say when loading fails.

const address = (relative) => new URL(relative, document.baseURI).href;

/** Returns a box with the chart drawn by Vega: the same size and the same name as the picture. */
async function live(button, picture) {
  const [vega, answer] = await Promise.all([import(address(button.dataset.vega)), fetch(address(button.dataset.spec))]);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  const box = document.createElement("div");
  box.className = "chart-live";
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", picture.querySelector("title").textContent);
  await vega.embed(box, await answer.json(), {
    logLevel: 1, // a chart without some of its marks is no fault worth a warning
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    // Without these Vega would need unsafe-eval and inline styles, which our pages do not allow.
    ast: true,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true },
    config: { font: getComputedStyle(button.closest("figure")).fontFamily },
  });
  return box;
}

/** Offers the button of each chart. */
export function offerCharts() {
  for (const button of document.querySelectorAll(".chart-interactive")) {
    const picture = button.closest("figure").querySelector("svg");
    let box;
    button.hidden = false;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", async () => {
      if (box?.isConnected) {
        box.replaceWith(picture);
        button.setAttribute("aria-pressed", "false");
        return;
      }
      button.disabled = true;
      try {
        box ??= await live(button, picture);
        picture.replaceWith(box);
        button.setAttribute("aria-pressed", "true");
      } catch (error) {
        console.warn(error);
        button.textContent = button.dataset.failed || button.textContent;
      } finally {
        button.disabled = false;
        button.focus();
      }
    });
  }
}
