// @ts-check
// Keeps a page true to the floor: takes states from the stream, runs the clock, says when contact is lost.
import { Clock, LAST_MS, left, passed } from "./clock.js";
import { swap } from "./swap.js";

/**
 * @typedef {import("./clock.js").Reading} Reading
 * @typedef {{version: number, now_ms: number, speed: number, clock: Reading | null, fragments: Record<string, string>}} State
 * @typedef {{now_ms: number, speed: number, clock: Reading | null}} Times
 */

/** The server gives a sign of life every 10 s. */
const QUIET_MS = 15_000;
const DEAD_MS = 25_000;
const LONGEST_WAIT_MS = 30_000;

const clock = new Clock();
let times = { now_ms: 0, speed: 1, at: 0 };
let heard = performance.now();
let broken = false;
let failures = 0;
let opened = 0;
/** @type {EventSource | null} */
let source = null;
/** @type {number | undefined} */
let retry;
/** @type {number | undefined} */
let tick;
/** What was said of which intervention, so that it is said once. */
let said = "";

/**
 * Follows the stream that an element names.
 * @param {HTMLElement} root @param {(state: State) => void} [after] called when the page shows a state
 */
export function follow(root, after) {
  const address = root.dataset.stream ?? "";
  const open = () => {
    clearTimeout(retry);
    retry = undefined;
    source?.close();
    opened = performance.now();
    source = new EventSource(address);
    source.onmessage = (event) => {
      /** @type {State} */
      const state = JSON.parse(event.data);
      swap(state.fragments);
      hear(state);
      after?.(state);
    };
    source.addEventListener("beat", (event) => hear(JSON.parse(event.data)));
    // What a screen is told between the states.
    for (const name of ["screen", "reload", "revoked"]) {
      source.addEventListener(name, (event) => root.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(event.data) })));
    }
    source.onerror = () => {
      broken = true;
      // The browser comes back by itself after a lost connection, but gives up after an answer such as 502.
      if (source?.readyState === EventSource.CLOSED) again();
    };
  };
  const again = () => {
    clearTimeout(retry);
    source?.close();
    const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures++);
    retry = setTimeout(open, wait * (0.75 + Math.random() / 2));
  };
  setInterval(() => {
    const now = performance.now();
    const quiet = now - heard;
    contact(quiet > QUIET_MS || (broken && quiet > 3000) ? quiet : null);
    // A half-open connection says nothing at all, not even that it is gone.
    if (!retry && quiet > DEAD_MS && now - opened > DEAD_MS) again();
  }, 1000);
  addEventListener("online", open);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && performance.now() - heard > QUIET_MS) open();
    show();
  });
  open();
}

/** @param {Times} received */
function hear({ now_ms, speed, clock: reading }) {
  const at = performance.now();
  heard = at;
  broken = false;
  failures = 0;
  times = { now_ms, speed, at };
  clock.take(reading, speed, at);
  contact(null);
  show();
}

/** @param {number | null} quiet milliseconds */
function contact(quiet) {
  const place = document.getElementById("contact");
  if (!place) return;
  const text = quiet === null ? "" : (place.dataset.text ?? "").replace("%", String(Math.round(quiet / 5000) * 5 || 3));
  if (place.textContent !== text) place.textContent = text;
  place.hidden = quiet === null;
  document.documentElement.toggleAttribute("data-stale", quiet !== null);
}

/** Shows the clock and all that counts with it, and comes back when the digits change. */
function show() {
  clearTimeout(tick);
  const at = performance.now();
  showClock(at);
  const elapsed = clock.elapsed(at);
  for (const used of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-used-ms]"))) {
    const ms = Number(used.dataset.usedMs) + (used.hasAttribute("data-running") ? elapsed : 0);
    put(used, passed(ms));
    const bar = used.closest(".room")?.querySelector("progress");
    if (bar) bar.value = ms / 1000;
  }
  const now = times.now_ms + (at - times.at) * times.speed;
  for (const wall of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-wall]"))) {
    if (times.at === 0) break;
    put(wall, new Date(now + Number(wall.dataset.offsetSeconds) * 1000).toISOString().slice(11, 16));
  }
  const minute = times.speed > 0 ? (60_000 - (now % 60_000)) / times.speed : 60_000;
  const next = Math.min(clock.untilNext(at) ?? Infinity, minute);
  // A few milliseconds past the edge, or the digits would still be the old ones; at most 20 times a second.
  tick = setTimeout(show, Math.max(50, next + 4));
}

/** @param {number} at */
function showClock(at) {
  const place = document.getElementById("clock");
  if (!place) return;
  const reading = clock.reading;
  if (times.at === 0) return;
  place.hidden = reading === null;
  if (!reading) return;
  const state = clock.state(at);
  place.dataset.state = state;
  put(place.querySelector(".digits"), left(clock.left(at)));
  put(place.querySelector(".word"), place.dataset[state] ?? "");
  put(place.querySelector(".of"), (place.dataset.of ?? "").replace("%", passed(reading.limit_ms)));
  if (state === "last" && reading.limit_ms > LAST_MS) announce(`${reading.started_ms} last`, place.dataset.sayLast);
  if (state === "over") announce(`${reading.started_ms} over`, place.dataset.sayOver);
}

/** @param {string} what @param {string | undefined} text */
function announce(what, text) {
  if (said === what) return;
  said = what;
  put(document.getElementById("announcer"), text ?? "");
}

/** @param {Element | null} element @param {string} text */
function put(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}
