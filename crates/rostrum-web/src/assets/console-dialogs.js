// @ts-check
// What opens over the console: questions, the sheet of an inscription, the list of keys, and what a rule says
// near the button that asked.

const root = /** @type {HTMLElement} */ (document.getElementById("console"));
const sheet = /** @type {HTMLDialogElement} */ (document.getElementById("sheet"));
const refusal = /** @type {HTMLElement} */ (document.getElementById("refusal"));

/** Opens a question and goes to its first field or button. @param {HTMLDetailsElement} details @param {Event} event */
export function question(details, event) {
  event.preventDefault();
  const open = !details.open;
  closeQuestions();
  details.open = open;
  if (!open) return;
  const first = details.querySelector(".question :is(select, input:not([type=hidden]), button)");
  if (!(first instanceof HTMLElement)) return;
  // Not so what is for good: the question is read before its button is gone to.
  const asked = first.hasAttribute("data-careful") ? first.closest(".question") : first;
  if (!(asked instanceof HTMLElement)) return;
  if (asked !== first) asked.tabIndex = -1;
  asked.focus();
}

/** Closes all that is open over the console. */
export function closeQuestions() {
  for (const dialog of root.querySelectorAll("dialog[open]")) if (dialog instanceof HTMLDialogElement) dialog.close();
  for (const details of root.querySelectorAll("details[open]")) {
    const inside = details.contains(document.activeElement);
    if (details instanceof HTMLDetailsElement) details.open = false;
    if (inside && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }
}

/** Shows a page of the console over it. @param {string} address */
export async function openSheet(address) {
  const place = sheet.querySelector(".place");
  if (!place) return;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const content = page.getElementById("sheet-body") ?? page.querySelector("main .inside");
    place.replaceChildren(...(content ? [document.importNode(content, true)] : []));
    const title = place.querySelector("h1");
    if (title) {
      title.tabIndex = -1;
      sheet.setAttribute("aria-label", title.textContent ?? "");
    }
    if (!sheet.open) sheet.showModal();
    title?.focus();
  } catch {
    location.href = address;
  }
}

// The list of the keys, by its button.

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll("button[data-dialog]"))) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const dialog = document.getElementById(button.dataset.dialog ?? "");
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
  });
}

// A click beside a dialog closes it.
root.addEventListener("click", (event) => {
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

// A click beside a question closes it.
addEventListener("pointerdown", (event) => {
  const at = event.target instanceof Element ? event.target : null;
  for (const details of root.querySelectorAll("details.ask[open]")) {
    if (details instanceof HTMLDetailsElement && !details.contains(at)) details.open = false;
  }
  if (!refusal.contains(at)) forgetRefusal();
});

// What a rule says.

const STANDS_MS = 15_000;
/** @type {number | undefined} */
let timer;

/** Shows it beside what asked. @param {string} text @param {HTMLElement | null} beside */
export function refuse(text, beside) {
  if (text === "") return;
  refusal.textContent = text;
  if (!refusal.matches(":popover-open")) refusal.showPopover();
  const shown = beside?.checkVisibility() ? beside : document.getElementById("status");
  const at = (shown ?? root).getBoundingClientRect();
  const { width, height } = refusal.getBoundingClientRect();
  const above = at.top - height - 8;
  const top = above > 8 ? above : Math.min(at.bottom + 8, innerHeight - height - 8);
  const start = Math.max(8, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - 8));
  refusal.style.insetBlockStart = `${top}px`;
  const fromEnd = getComputedStyle(root).direction === "rtl" ? innerWidth - width - start : start;
  refusal.style.setProperty("--at", `${fromEnd}px`);
  clearTimeout(timer);
  timer = setTimeout(forgetRefusal, STANDS_MS);
}

/** Takes it away. */
export function forgetRefusal() {
  clearTimeout(timer);
  if (refusal.matches(":popover-open")) refusal.hidePopover();
  refusal.textContent = "";
}

// Reasons that were typed before are suggested again, on this device.

const MOST_REASONS = 8;

/** @param {string} name @returns {string[]} */
function remembered(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(`rostrum-${name}`) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

/** Keeps what was typed into the fields of a form that was sent. @param {HTMLFormElement} form */
export function remember(form) {
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement) || !field.dataset.remember) continue;
    const text = field.value.trim();
    if (text === "") continue;
    const name = field.dataset.remember;
    const all = [text, ...remembered(name).filter((other) => other !== text)].slice(0, MOST_REASONS);
    localStorage.setItem(`rostrum-${name}`, JSON.stringify(all));
  }
}

addEventListener("focusin", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.dataset.remember || !field.list) return;
  const there = new Set([...field.list.options].map((option) => option.value));
  for (const text of remembered(field.dataset.remember)) {
    if (there.has(text)) continue;
    const option = document.createElement("option");
    option.value = text;
    field.list.append(option);
  }
});
