// Two courtesies: Escape closes the menu of a narrow screen, and closed details are opened for the printer
// in browsers that cannot do it by style alone. Every page works without this file.

const menu = document.querySelector("details.menu");
menu?.closest("header").addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

const opened = new Set();
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("main details:not([open])")) {
    opened.add(details);
    details.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
  opened.clear();
});
