// @ts-check
// The console: sends commands without leaving the page, and gives every button its key.
import { follow } from "./stream.js";

const root = /** @type {HTMLElement} */ (document.getElementById("console"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));
let version = root.dataset.version ?? "";

follow(root, (state) => {
  version = String(state.version);
  showLists();
});

/** Commands on their way, by the address they go to: pressing again meanwhile does nothing. @type {Set<string>} */
const underWay = new Set();

addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-command")) return;
  event.preventDefault();
  const button = event instanceof SubmitEvent ? event.submitter : null;
  const address = form.action;
  if (underWay.has(address)) return;
  underWay.add(address);
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) fields.set(name, String(value));
  fields.set("seen", version);
  fields.set("key", key());
  try {
    if (!(await send(address, fields))) return;
    for (const field of form.elements) if (field instanceof HTMLInputElement && field.type !== "hidden") field.value = "";
    closeQuestions();
  } finally {
    underWay.delete(address);
    // A button that was clicked must not take the next press of the space bar.
    if (button instanceof HTMLElement && document.activeElement === button) button.blur();
  }
});

/** Sent again with the same key while the server cannot be reached; it is done once. @param {string} address @param {URLSearchParams} fields */
async function send(address, fields) {
  for (const wait of [300, 1000, 3000, 0]) {
    try {
      const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: fields });
      if (answer.ok) {
        say("", false);
        return true;
      }
      const fault = await answer.json().catch(() => ({ message: `${answer.status} ${answer.statusText}` }));
      say(fault.message, true);
      return false;
    } catch {
      say(root.dataset.notSent ?? "", true);
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    }
  }
  return false;
}

/** @param {string} text @param {boolean} refused */
function say(text, refused) {
  status.textContent = text;
  status.toggleAttribute("data-refused", refused && text !== "");
}

/** A name that no other command has. */
function key() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Keys.

const off = /** @type {HTMLInputElement | null} */ (document.getElementById("keys-off"));
if (off) {
  off.checked = localStorage.getItem("rostrum-keys-off") === "yes";
  off.addEventListener("change", () => localStorage.setItem("rostrum-keys-off", off.checked ? "yes" : "no"));
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape") return closeQuestions();
  if (off?.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping()) return;
  const pressed = event.key.toLowerCase();
  // A button or link that has the focus keeps its own keys.
  if ((pressed === " " || pressed === "enter") && document.activeElement?.matches("button, a, summary")) return;
  if (pressed === "j" || pressed === "arrowdown") return select(event, 1);
  if (pressed === "k" || pressed === "arrowup") return select(event, -1);
  if (event.repeat) return;
  if (pressed === "enter") {
    const button = document.activeElement?.closest("[data-row]")?.querySelector("[data-give]");
    if (button instanceof HTMLButtonElement) press(button, event);
    return;
  }
  const target = root.querySelector(`[data-key="${CSS.escape(pressed)}"]`);
  if (target instanceof HTMLDetailsElement) question(target, event);
  else if (target instanceof HTMLButtonElement) press(target, event);
});

function isTyping() {
  return document.activeElement?.matches("input:not([type=checkbox]), select, textarea") ?? false;
}

/** @param {HTMLButtonElement} button @param {Event} event */
function press(button, event) {
  event.preventDefault();
  if (!button.disabled) button.click();
  else if (button.dataset.why) say(button.dataset.why, true);
}

/** Opens a question and goes to its first field or button. @param {HTMLDetailsElement} details @param {Event} event */
function question(details, event) {
  event.preventDefault();
  const open = !details.open;
  closeQuestions();
  details.open = open;
  if (!open) return;
  const first = details.querySelector(".question :is(select, input:not([type=hidden]), button)");
  if (first instanceof HTMLElement) first.focus();
}

function closeQuestions() {
  for (const details of root.querySelectorAll("details[open]")) {
    const inside = details.contains(document.activeElement);
    if (details instanceof HTMLDetailsElement) details.open = false;
    if (inside && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }
}

/** Goes along the list that is shown. @param {Event} event @param {1 | -1} by */
function select(event, by) {
  event.preventDefault();
  const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-list]:not([hidden]) [data-row]")]);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const row = at < 0 ? rows[by > 0 ? 0 : rows.length - 1] : rows[Math.min(rows.length - 1, Math.max(0, at + by))];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

// Which list is shown: that of the running session, until somebody chooses another.

let here = "";
/** @type {string | null} */
let chosen = null;

function showLists() {
  const lists = document.getElementById("lists");
  if (!lists) return;
  const running = lists.dataset.here ?? "";
  if (running !== here) chosen = null;
  here = running;
  const shown = chosen ?? here;
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (lists.querySelectorAll("[data-list]"))) {
    list.hidden = list.dataset.list !== shown;
  }
  for (const tab of /** @type {NodeListOf<HTMLElement>} */ (lists.querySelectorAll("[data-tab]"))) {
    if (tab.dataset.tab === shown) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-list-button]"))) {
    button.hidden = button.dataset.listButton !== shown;
  }
}

root.addEventListener("click", (event) => {
  const tab = event.target instanceof Element ? event.target.closest("[data-tab]") : null;
  if (!(tab instanceof HTMLElement)) return;
  event.preventDefault();
  chosen = tab.dataset.tab ?? null;
  showLists();
});

showLists();
