// Stands in pages that `python build.py serve` shows, never in published ones: reloads the page when the site
// is new (the browser keeps its place), and shows over it what is wrong with the newest content.
{
  const version = document.currentScript.dataset.version;
  const words =
    document.documentElement.lang === "en"
      ? { title: "The new pages could not be made. This goes away when it is mended.", close: "Close" }
      : { title: "新しいページを作れませんでした。直すと、この表示は消えます。", close: "閉じる" };
  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 70vh; overflow: auto;
      box-sizing: border-box; padding: 16px; background: #1a1a1c; color: #fff; border-top: 6px solid #fa5c4f;
      font: 16px/1.7 sans-serif; }
    h2 { margin: 0 96px 8px 0; font-size: 16px; }
    pre { margin: 0; font: 15px/1.6 "BIZ UDGothic", "MS Gothic", "Noto Sans Mono CJK JP", monospace;
      white-space: pre-wrap; overflow-wrap: anywhere; }
    mark { background: none; color: #fa5c4f; font-weight: 700; box-shadow: 0 -3px #fa5c4f; }
    button { position: absolute; inset: 12px 12px auto auto; min-height: 44px; padding: 0 12px; font: inherit; }
    @media print { :host { display: none; } }`);
  let panel = null;
  let stream = null;

  const hide = () => {
    panel?.remove();
    panel = null;
  };

  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  // The message as it is; the carets under a typed line, tiny in some fonts, are marked.
  const framed = (message) => {
    const parts = message.split(/^( +\| [ \u3000]*)([\^＾]+)$/m);
    const pre = element("pre", "");
    pre.append(...parts.map((part, at) => (at % 3 === 2 ? element("mark", part) : part)));
    return pre;
  };

  const show = (message) => {
    hide();
    panel = document.createElement("section");
    panel.id = "live-message";
    panel.setAttribute("role", "alert");
    const close = element("button", words.close);
    close.addEventListener("click", hide);
    const root = panel.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    root.append(element("h2", words.title), framed(message), close);
    document.body.append(panel);
  };

  const hear = (event) => {
    const state = JSON.parse(event.data);
    if (state.version !== version) location.reload();
    else if (state.message) show(state.message);
    else hide();
  };

  // A hidden page lets go of its connection: a browser has six for a server, and editors have many tabs.
  const listen = () => {
    stream?.close();
    stream = null;
    if (document.visibilityState !== "visible") return;
    stream = new EventSource("/__live");
    stream.addEventListener("message", hear);
  };

  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", () => stream?.close());
  window.addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
}
