// @ts-check
// A participant's own page. The stream is the same for all; the page asks for its own part again when it
// sees there that something of its own has changed, and otherwise from time to time only.
import { follow } from "./stream.js";
import { swap } from "./swap.js";
import { showOwnTimes } from "./times.js";

/**
 * @typedef {{open: boolean, over: boolean, called: boolean, awaits_lot: boolean, limit: number, waiting: number,
 *   first: number[], next: number | null, sure: number, lost: number}} List
 * @typedef {{speaking: number | null, lists: Record<string, List>, points: [number, string][], offers: number,
 *   notes: number, suspended: boolean, closed: boolean}} Facts
 */

/** Who stands so far in front is told at once, all others within seconds. */
const FRONT = 10;
const AT_ONCE_MS = 300;
const SOON_MS = 1500;
/** Many pages that ask at once would wait for each other: they are spread by so much for each who waits. */
const SPREAD_MS = 4;
/** What moves slowly, such as the expected turn, is looked at this often. */
const SLOW_MS = 15_000;
const LEAST_MS = 1000;

const root = document.getElementById("own");
/** @type {string | null} */
let known = null;
let version = Number(me()?.dataset.version ?? 0);
let asked = performance.now();
let failures = 0;
/** @type {number | undefined} */
let timer;
let due = Infinity;
let said = me()?.dataset.say ?? "";
let offered = me()?.dataset.offers ?? "";

function me() {
  return document.getElementById("me");
}

/** @param {"entries" | "points"} what @returns {number[]} */
function own(what) {
  return (me()?.dataset[what] ?? "").split(" ").filter(Boolean).map(Number);
}

/** All of the facts that concerns this page, as text to be compared. @param {Facts} facts */
function concern(facts) {
  const entries = own("entries").map((no) => {
    const list = Object.values(facts.lists).find((list) => list.first.includes(no));
    if (!list) return [no, facts.speaking === no];
    const at = list.first.indexOf(no);
    return [no, at, at < list.sure, at >= list.waiting - list.lost, list.called, list.next === no, list.awaits_lot, list.limit];
  });
  const lists = Object.entries(facts.lists).map(([id, { open, over, called, limit }]) => [id, open, over, called, limit]);
  const points = facts.points.filter(([no]) => own("points").includes(no));
  const offers = entries.length > 0 ? facts.offers : 0;
  return JSON.stringify([entries, lists, points, offers, facts.notes, facts.suspended, facts.closed]);
}

/** Whether the turn of this page is near. @param {Facts} facts */
function inFront(facts) {
  const numbers = own("entries");
  const front = Object.values(facts.lists).flatMap((list) => list.first.slice(0, FRONT));
  return numbers.some((no) => no === facts.speaking || front.includes(no));
}

/** @param {{version: number, me?: Facts}} state */
function take(state) {
  showOwnTimes();
  const facts = state.me;
  if (!facts) return;
  const speaks = facts.speaking !== null && own("entries").includes(facts.speaking);
  const clock = document.getElementById("own-clock");
  if (clock) clock.hidden = !speaks;
  const concerns = concern(facts);
  const most = Math.max(0, ...Object.values(facts.lists).map((list) => list.waiting)) * SPREAD_MS;
  // What came while the page was loading is told by the first state. A note is no line of the log.
  const stale = state.version !== version || facts.notes !== Number(me()?.dataset.notes);
  if (known === null ? stale : concerns !== known) ask(inFront(facts) ? Math.random() * AT_ONCE_MS : Math.random() * Math.max(SOON_MS, most));
  else if (state.version !== version) ask(asked + SLOW_MS * (1 + Math.random()) - performance.now());
  known = concerns;
}

/** Asks for the own part, after so many milliseconds at most. @param {number} wait */
function ask(wait) {
  const at = Math.max(performance.now() + wait, asked + (failures ? 2000 * 2 ** Math.min(failures, 4) : Math.min(LEAST_MS, wait + AT_ONCE_MS)));
  if (at >= due) return;
  clearTimeout(timer);
  due = at;
  timer = setTimeout(look, at - performance.now());
}

async function look() {
  due = Infinity;
  asked = performance.now();
  try {
    const answer = await fetch(root?.dataset.part ?? "", { cache: "no-store", signal: AbortSignal.timeout(10_000) });
    // Signed out: the page says how to come back.
    if (answer.status === 403) return location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    const part = await answer.json();
    version = part.version;
    failures = 0;
    // What was done is told once; by now it may be otherwise.
    document.getElementById("done")?.remove();
    swap(part.fragments);
    showOwnTimes();
    tell();
  } catch {
    failures++;
    ask(0);
  }
}

/** Says what is new, and marks notes that are shown as seen. */
function tell() {
  const say = me()?.dataset.say ?? "";
  if (say !== said) {
    said = say;
    const urgent = me()?.hasAttribute("data-urgent") ?? false;
    // What was urgent is taken back with it: whoever comes upon it later must not read an old turn.
    put("urgent", urgent ? say : "");
    if (!urgent) put("announcer", say);
    if (urgent) shake([200, 100, 200]);
    // Who was not reached finds the form open, whatever was typed into it before.
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('#banner[data-turn="not-reached"] a'));
    if (link) unfold(link.hash);
  }
  const offers = me()?.dataset.offers ?? "";
  if (offers !== offered) put("announcer", (offered = offers));
  const last = notes()?.dataset.last ?? "0";
  if (last !== noted && document.querySelector("#notes .cue")) shake([400]);
  noted = last;
  seen();
}

/** @param {string} id @param {string} text */
function put(id, text) {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
}

function notes() {
  return document.getElementById("notes");
}
let noted = notes()?.dataset.last ?? "0";

async function seen() {
  if (document.visibilityState !== "visible" || !notes()?.hasAttribute("data-unseen")) return;
  const body = new URLSearchParams({ note: notes()?.dataset.last ?? "0" });
  await fetch(root?.dataset.seen ?? "", { method: "POST", headers: { accept: "application/json" }, body }).catch(() => undefined);
  notes()?.removeAttribute("data-unseen");
}

/** @param {number[]} pattern */
function shake(pattern) {
  // Only after the reader has touched the page, and not on every device.
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(pattern);
}

/** Opens what is folded inside a place of the page. @param {string} hash */
function unfold(hash) {
  const place = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
  for (const folded of place?.querySelectorAll("details") ?? []) folded.open = true;
}
addEventListener("hashchange", () => {
  if (location.hash.startsWith("#statement-")) unfold(location.hash);
});

// A form that was sent is not sent again while its answer is awaited.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 5000);
});
addEventListener("pageshow", (event) => {
  for (const form of document.forms) delete form.dataset.sent;
  if (event.persisted) ask(0);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") ask(0);
});

if (root) {
  // Loaded again, the page does not tell once more what was done.
  if (location.search.includes("done=")) history.replaceState(null, "", location.pathname + location.hash);
  follow(root, /** @type {any} */ (take));
  seen();
}
