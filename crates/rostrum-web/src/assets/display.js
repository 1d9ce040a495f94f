// @ts-check
// A screen: follows the floor, obeys orders from afar, keeps awake, makes names fit, turns the pages of a list.
import { follow } from "./stream.js";
import { turn } from "./pages.js";

const page = document.documentElement;
const root = document.getElementById("screen");
if (root) {
  follow(root, shown);
  addEventListener("resize", shown);
  document.fonts?.ready.then(shown);
  shown();
  obey(root);
}

function shown() {
  fit();
  turn();
}

/** Makes the letters smaller until a name stands in its place, and the speaker's digits where a cue needs theirs. */
function fit() {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-fit], .speaker > #clock"))) {
    let size = 1;
    place.style.setProperty("--fit", "1");
    while (size > 0.4 && place.scrollHeight > place.clientHeight + 1) {
      size -= 0.04;
      place.style.setProperty("--fit", size.toFixed(2));
    }
  }
}

/** @param {HTMLElement} screen */
function obey(screen) {
  screen.addEventListener("reload", again);
  screen.addEventListener("revoked", (event) => dark(/** @type {CustomEvent} */ (event).detail.text));
  screen.addEventListener("screen", (event) => compare(/** @type {CustomEvent} */ (event).detail));
  const address = screen.dataset.seen;
  if (!address) return;
  const SIGN_MS = 10_000;
  const sign = async () => {
    try {
      const answer = await fetch(address, { method: "POST", cache: "no-store" });
      if (answer.status === 410) location.reload();
      else if (answer.ok) compare(await answer.json());
    } catch {
      // No contact: the stream says so already, and comes back by itself.
    }
  };
  setInterval(sign, SIGN_MS);
}

/** What was changed while nobody could tell this page. @param {{kind: string, language: string}} now */
function compare({ kind, language }) {
  if (kind !== page.dataset.kind || language !== page.lang) again();
}

/** Loads again, but not into the error page of the browser. */
async function again() {
  const RETRY_MS = 3000;
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (answer && (answer.ok || answer.status === 410)) location.reload();
  else setTimeout(again, RETRY_MS);
}

/** @param {string} text */
function dark(text) {
  if (!root) return;
  root.classList.add("gone");
  const sentence = document.createElement("p");
  sentence.textContent = text;
  root.replaceChildren(sentence);
  again();
}

/** A screen that falls asleep is of no use; browsers let go of the lock whenever the page is hidden. */
async function stayAwake() {
  if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
  try {
    await navigator.wakeLock.request("screen");
  } catch {
    // Refused, as on low battery: the screen then follows the settings of the machine.
  }
}
document.addEventListener("visibilitychange", stayAwake);
stayAwake();

const REST_MS = 3000;
/** @type {number | undefined} */
let rest;
function moved() {
  page.removeAttribute("data-rests");
  clearTimeout(rest);
  rest = setTimeout(() => page.setAttribute("data-rests", ""), REST_MS);
}
const isRead = page.dataset.kind === "moderator" || page.dataset.kind === "interpreter";
if (!isRead) {
  addEventListener("pointermove", moved);
  moved();
}

// Full screen needs an act of a person: a double click, or F.
function fill() {
  if (document.fullscreenElement) document.exitFullscreen();
  else page.requestFullscreen?.();
}
if (!isRead) addEventListener("dblclick", fill);
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey && !event.altKey) fill();
});
