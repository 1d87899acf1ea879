// The poem is read one way at a time; without this both readings stand beside each other.
for (const verse of document.querySelectorAll(".verse")) {
  const [down, up] = verse.children;
  const button = document.createElement("button");
  button.type = "button";
  const show = (turned) => {
    down.hidden = turned;
    up.hidden = !turned;
    button.textContent = turned ? verse.dataset.down : verse.dataset.up;
    button.dataset.turned = turned;
  };
  button.addEventListener("click", () => {
    show(button.dataset.turned !== "true");
    const shown = verse.querySelector(":scope > div:not([hidden]) h3");
    shown.tabIndex = -1;
    shown.focus();
  });
  verse.after(button);
  show(false);
}
