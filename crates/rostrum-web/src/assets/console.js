// @ts-check
// The console: sends commands without leaving the page, and gives every button its key.
import { closeQuestions, forgetRefusal, openSheet, question, refuse, remember } from "./console-dialogs.js";
import { filter, select, shownSession, showLists } from "./console-list.js";
import { keepMoving, moves } from "./console-move.js";
import { follow, instant } from "./stream.js";

const root = /** @type {HTMLElement} */ (document.getElementById("console"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));
const happened = /** @type {HTMLInputElement} */ (document.getElementById("happened"));
const limit = /** @type {HTMLSelectElement} */ (document.getElementById("limit"));

/** Whoever presses a key so soon after somebody else has changed the floor means the floor before. */
const REACTION_MS = 400;
/** A command that was given is not given again before the page shows another state, or so long without one. */
const ONCE_MS = 1500;
/** The version that a command means: what the page shows, or what its own last command led to. */
let version = root.dataset.version ?? "";
let before = version;
let changedAt = Number.NEGATIVE_INFINITY;
/** The version that the page shows. */
let shown = version;
/** When each command was given last, and what the page showed, by the address it goes to.
 * @type {Map<string, {at: string, when: number}>} */
const given = new Map();
/** Commands go one after the other: gives the version that the last one led to, `null` when it was refused.
 * @type {Promise<string | null>} */
let line = Promise.resolve(version);
let waiting = 0;

follow(root, (state) => {
  shown = String(state.version);
  // A state that was on its way while a command was answered is older than that answer.
  if (Number(shown) > Number(version)) {
    before = version;
    changedAt = waiting === 0 ? performance.now() : Number.NEGATIVE_INFINITY;
    version = shown;
  }
  showLists();
  filter();
  keepMoving();
  countDown();
});

addEventListener("submit", async (event) => {
  const form = event.target;
  if (form === happened.form) {
    event.preventDefault();
    happened.blur();
    return;
  }
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-command")) return;
  event.preventDefault();
  const button = event instanceof SubmitEvent ? event.submitter : null;
  const address = form.action;
  const action = address.split("/").pop() ?? "";
  const last = given.get(address);
  if (last?.at === shown && performance.now() - last.when < ONCE_MS) return;
  if (!BESIDE.has(action)) given.set(address, { at: shown, when: performance.now() });
  forgetRefusal();
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) fields.set(name, String(value));
  // Pressed before the last one was answered, it means what that one leads to, and nothing when it is refused.
  const follows = waiting > 0;
  const meant = performance.now() - changedAt < REACTION_MS ? before : version;
  fields.set("key", key());
  if (happened.value.trim() && !NEVER_LATE.has(action)) fields.set("happened", happened.value.trim());
  const on = follows ? line : Promise.resolve(meant);
  const sent = on.then((led) => {
    if (led === null) return null;
    fields.set("seen", led);
    return send(address, fields, button);
  });
  waiting++;
  // What leaves the floor as it is holds up nothing: what follows a refused note is meant all the same.
  line = BESIDE.has(action) ? sent.then((led) => led ?? on) : sent;
  try {
    if ((await sent) === null) {
      given.delete(address);
      return;
    }
    remember(form);
    for (const field of form.elements) {
      if (field instanceof HTMLInputElement && field.type !== "hidden") field.value = "";
      // Another limit is for one speaker; the next one has that of the rules again.
      if (field === limit) limit.value = "";
    }
    showLimit();
    closeQuestions();
  } finally {
    waiting--;
    // A button that was clicked must not take the next press of the space bar; its row keeps its own keys.
    if (button instanceof HTMLElement && document.activeElement === button) {
      const row = button.closest("[data-row]");
      if (row instanceof HTMLElement) row.focus({ preventScroll: true });
      else button.blur();
    }
  }
});

/** Another limit than that of the rules stands on the button that gives the floor. */
function showLimit() {
  root.style.setProperty("--limit", limit.value ? `" · ${limit.selectedOptions[0]?.text}"` : "none");
}
limit.addEventListener("change", showLimit);
showLimit();

// Two clicks of a double click are one.
addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (event.detail > 1 && button?.form?.hasAttribute("data-command")) event.preventDefault();
});

/** Sent again with the same key while the server cannot be reached; it is done once. @param {string} address @param {URLSearchParams} fields @param {HTMLElement | null} button */
async function send(address, fields, button) {
  for (const wait of [300, 1000, 3000, 0]) {
    try {
      const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: fields });
      if (answer.ok) {
        const { version: led } = await answer.json().catch(() => ({ version: null }));
        say("");
        if (led === null || led === undefined || BESIDE.has(address.split("/").pop() ?? "")) return fields.get("seen");
        // It was carried out on what was meant, so whatever came between changed nothing of that.
        if (Number(led) > Number(version)) {
          version = String(led);
          changedAt = Number.NEGATIVE_INFINITY;
        }
        return String(led);
      }
      const fault = await answer.json().catch(() => ({ message: `${answer.status} ${answer.statusText}` }));
      say("");
      refuse(fault.message, button);
      return null;
    } catch {
      say(root.dataset.notSent ?? "");
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    }
  }
  return null;
}

/** What the line above says: that the server cannot be reached. @param {string} text */
function say(text) {
  status.textContent = text;
  status.toggleAttribute("data-refused", text !== "");
}

/** A name that no other command has. */
function key() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What is entered late.

/** What leaves the floor as it is. */
const BESIDE = new Set(["cue", "note", "readiness"]);
const NEVER_LATE = new Set(["undo", "draw", ...BESIDE]);
happened.addEventListener("input", showLate);
happened.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  happened.value = "";
  showLate();
  happened.blur();
});
showLate();

function showLate() {
  const late = happened.value.trim() !== "";
  happened.form?.toggleAttribute("data-on", late);
  root.toggleAttribute("data-late", late);
}

// The seconds in which the last command can be taken back.

setInterval(countDown, 250);

function countDown() {
  const button = document.querySelector("#undo button");
  const seconds = button?.querySelector(".seconds");
  if (!(button instanceof HTMLButtonElement) || !(seconds instanceof HTMLElement)) return;
  const until = Number(button.dataset.untilMs ?? Number.NaN);
  const now = instant();
  const left = now === null || Number.isNaN(until) ? 0 : Math.min(10, Math.ceil((until - now) / 1000));
  const text = left > 0 ? (seconds.dataset.text ?? "").replace("%", String(left)) : "";
  if (seconds.textContent !== text) seconds.textContent = text;
  if (left <= 0 && now !== null) button.disabled = true;
}

// Keys.

const off = /** @type {HTMLInputElement | null} */ (document.getElementById("keys-off"));
if (off) {
  off.checked = localStorage.getItem("rostrum-keys-off") === "yes";
  off.addEventListener("change", () => localStorage.setItem("rostrum-keys-off", off.checked ? "yes" : "no"));
}

addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    forgetRefusal();
    if (!moves(event)) closeQuestions();
    return;
  }
  if (off?.checked || event.ctrlKey || event.metaKey || isTyping()) return;
  if (moves(event)) return event.preventDefault();
  if (event.altKey) return;
  const pressed = event.key.toLowerCase();
  // A button or link that has the focus keeps its own keys.
  if ((pressed === " " || pressed === "enter") && document.activeElement?.matches("button, a, summary")) return;
  if (pressed === "j" || pressed === "arrowdown") return select(event, 1);
  if (pressed === "k" || pressed === "arrowup") return select(event, -1);
  if (event.repeat) return;
  const row = document.activeElement?.closest("[data-row]") ?? null;
  const inRow = { enter: "[data-give]", v: "[data-more]", 1: '[data-part="present"]', 2: '[data-part="microphone"]' }[pressed];
  if (inRow) {
    const target = (row ?? (pressed === "v" ? firstRow() : null))?.querySelector(inRow);
    if (target instanceof HTMLElement) press(target, event);
    return;
  }
  if (pressed === "h" || pressed === "/") {
    const field = document.getElementById(pressed === "h" ? "happened" : "search");
    if (field instanceof HTMLInputElement) {
      event.preventDefault();
      field.select();
      field.focus();
    }
    return;
  }
  const name = CSS.escape(pressed);
  const target = visible(`[data-key="${name}"]`) ?? visible(`[data-other-key="${name}"]`);
  if (target instanceof HTMLDetailsElement) question(target, event);
  else if (target && target.dataset.otherKey === pressed) refuse(target.dataset.otherWhy ?? "", target);
  else if (target) press(target, event);
});

/** @param {string} selector */
function visible(selector) {
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
  return all.find((element) => element.checkVisibility());
}

function firstRow() {
  return root.querySelector("[data-list]:not([hidden]) [data-row]:not([hidden])");
}

function isTyping() {
  return document.activeElement?.matches("input:not([type=checkbox]), select, textarea") ?? false;
}

/** @param {HTMLElement} target @param {Event} event */
function press(target, event) {
  event.preventDefault();
  forgetRefusal();
  if (target instanceof HTMLButtonElement && target.disabled) refuse(target.dataset.why ?? "", target);
  else target.click();
}

root.addEventListener("click", (event) => {
  const at = event.target instanceof Element ? event.target : null;
  const sheet = at?.closest("a[data-sheet]");
  if (!(sheet instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const address = new URL(sheet.href);
  if (!address.searchParams.has("inscription")) address.searchParams.set("session", shownSession());
  openSheet(address.href);
});

showLists();
