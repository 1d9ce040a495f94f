// @ts-check
// The live page.
import { follow } from "./stream.js";
import { showOwnTimes } from "./times.js";

const root = document.getElementById("live");

/** Marks the reader's own place, which the page knows of a participant only. */
function showOwnPlace() {
  for (const no of (root?.dataset.own ?? "").split(" ").filter(Boolean)) {
    const marks = document.querySelector(`#place-${no} .marks`);
    if (!marks || marks.querySelector(".you")) continue;
    const you = document.createElement("span");
    you.className = "state good you";
    you.textContent = root?.dataset.you ?? "";
    marks.prepend(you);
  }
}

if (root) {
  showOwnPlace();
  follow(root, () => {
    showOwnTimes();
    showOwnPlace();
  });
}
