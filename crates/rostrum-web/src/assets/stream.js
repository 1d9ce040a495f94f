// @ts-check
// Keeps a page true to the floor: takes states from the stream, runs the clock, says when contact is lost.
import { Clock, left, passed } from "./clock.js";
import { ServerClock, measure, meetingNow } from "./server-clock.js";
import { swap } from "./swap.js";

/**
 * @typedef {import("./clock.js").Face} Face
 * @typedef {import("./server-clock.js").Times} Times
 * @typedef {Times & {version: number, clock: Face | null, fragments: Record<string, string>}} State
 */

/** Silence of two signs of life is told; after four the connection is taken for dead. */
const QUIET_BEATS = 2;
const DEAD_BEATS = 4;
/** In a rehearsal they come so fast that less says nothing. */
const LEAST_QUIET_MS = 5000;
const LEAST_DEAD_MS = 15_000;
const LONGEST_WAIT_MS = 30_000;
const MEASURE_MS = 60_000;
/** A timer of a second that is this late tells that the machine has slept. */
const SLEPT_MS = 5000;

const clock = new Clock();
const server = new ServerClock();
/** @type {Times | null} */
let times = null;
let heard = performance.now();
let measured = performance.now();
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
      clock.take(state.clock, state.speed);
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
  let looked = performance.now();
  setInterval(() => {
    const now = performance.now();
    const slept = now - looked > SLEPT_MS;
    looked = now;
    if (slept) server.doubt();
    if (slept || now - measured > MEASURE_MS) gauge();
    const beat = times?.beat_ms ?? 0;
    const quiet = now - heard;
    contact(quiet > Math.max(LEAST_QUIET_MS, QUIET_BEATS * beat) || (broken && quiet > 3000) ? quiet : null);
    // A half-open connection says nothing at all, not even that it is gone.
    const dead = Math.max(LEAST_DEAD_MS, DEAD_BEATS * beat);
    if (!retry && quiet > dead && now - opened > dead) again();
  }, 1000);
  addEventListener("online", open);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      // The clock of a page may have stood while nobody looked.
      server.doubt();
      gauge();
      if (performance.now() - heard > LEAST_DEAD_MS) open();
    }
    show();
  });
  gauge();
  open();
}

/** The instant of the meeting in milliseconds since 1970; `null` before anything was heard. */
export function instant() {
  return times && server.known ? meetingNow(server, times, performance.now()) : null;
}

/** Measures how far the clock of this page is off, and shows what follows from it. */
async function gauge() {
  measured = performance.now();
  await measure(server);
  show();
}

/** @param {Times} received */
function hear(received) {
  const at = performance.now();
  heard = at;
  broken = false;
  failures = 0;
  times = received;
  clock.take(clock.face, received.speed);
  if (server.heard(received, at)) gauge();
  contact(null);
  show();
}

/** @param {number | null} quiet milliseconds */
function contact(quiet) {
  const place = document.getElementById("contact");
  if (!place) return;
  if (quiet !== null) {
    const [before = "", after = ""] = (place.dataset.text ?? "").split("%");
    let count = place.querySelector("span");
    if (!count) {
      count = document.createElement("span");
      // Said once, when it appears, and not every second.
      count.setAttribute("aria-live", "off");
      place.replaceChildren(before, count, after);
    }
    put(count, String(Math.round(quiet / 1000)));
  } else place.replaceChildren();
  place.hidden = quiet === null;
  document.documentElement.toggleAttribute("data-stale", quiet !== null);
}

/** Shows the clock and all that counts with it, and comes back when the digits change. */
function show() {
  clearTimeout(tick);
  if (!times || !server.known) return;
  const now = meetingNow(server, times, performance.now());
  showClock(now);
  const elapsed = clock.elapsed(now);
  for (const used of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-used-ms]"))) {
    const ms = Number(used.dataset.usedMs) + (used.hasAttribute("data-running") ? elapsed : 0);
    put(used, passed(ms));
    const bar = used.closest(".room")?.querySelector("progress");
    if (bar) bar.value = ms / 1000;
  }
  for (const wall of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-wall]"))) {
    put(wall, new Date(now + Number(wall.dataset.offsetSeconds) * 1000).toISOString().slice(11, 16));
  }
  const minute = times.speed > 0 ? (60_000 - (now % 60_000)) / times.speed : 60_000;
  const next = Math.min(clock.untilNext(now) ?? Infinity, minute);
  // A few milliseconds past the edge, or the digits would still be the old ones; at most 20 times a second.
  tick = setTimeout(show, Math.max(50, next + 4));
}

/** @param {number} now */
function showClock(now) {
  const place = document.getElementById("clock");
  if (!place) return;
  const face = clock.face;
  place.hidden = face === null;
  if (!face) return;
  const state = clock.state(now);
  place.dataset.state = state;
  put(place.querySelector(".digits"), left(clock.left(now)));
  put(place.querySelector(".word"), place.dataset[state === "red" ? "last" : state] ?? "");
  put(place.querySelector(".of"), (place.dataset.of ?? "").replace("%", passed(face.limit_ms)));
  // Where the clock of somebody else is not shown, nothing is said of it either.
  if (place.parentElement?.closest("[hidden]")) return;
  if (state === "last" && face.limit_ms > face.amber_ms) announce(`${face.started_ms} last`, place.dataset.sayLast);
  if (state === "over") announce(`${face.started_ms} over`, place.dataset.sayOver);
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
