// @ts-check
// Leaving a form at once: the page is replaced, so that "back" does not lead to it.

/** Three presses count within so long. */
const WITHIN_MS = 2000;

const link = document.getElementById("leave");
/** @type {number[]} */
let presses = [];

function leave() {
  if (!(link instanceof HTMLAnchorElement)) return;
  // What else the page keeps of the form goes, too.
  document.dispatchEvent(new Event("leaving"));
  // Nothing of the form is seen while the other page comes.
  document.body.hidden = true;
  location.replace(link.href);
}

link?.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const now = Date.now();
  presses = [...presses.filter((at) => now - at < WITHIN_MS), now];
  if (presses.length >= 3) leave();
});
