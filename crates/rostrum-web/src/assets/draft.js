// @ts-check
// A contribution that saves by itself. Every change is kept on this device at once and sent after a pause; what the
// server has acknowledged is taken out here. A page that is killed and opened again loses nothing.

import { dropFromDevice, forget, keepOnDevice, keys } from "./draft-device.js";
import { countWords } from "./draft-words.js";
import { showOwnTimes } from "./times.js";

/** So long after the last key a change is sent, in milliseconds. */
const PAUSE_MS = 900;
/** At the latest so long after the first. */
const LATEST_MS = 4000;
/** Between two attempts without an answer, the longest. */
const LONGEST_WAIT_MS = 30000;
/** An attempt is given up after so long. */
const PATIENCE_MS = 15000;
/** Most characters of one message, unless one part has more. */
const MOST_CHARACTERS = 200000;

/** @typedef {import("./draft-device.js").Part} Part */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Input */

// A page that ends a draft: handed in, or deleted.
for (const over of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-draft-over]"))) {
  forget(over.dataset.draftOver ?? "");
}

const state = document.getElementById("draft-state");
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("draft"));
if (state && form) start(state, form);

/** @param {HTMLElement} state @param {HTMLFormElement} form */
function start(state, form) {
  const say = state.dataset;
  const draft = say.draft ?? "";
  const writer = page();
  /** What is typed and not acknowledged yet, by field. @type {Map<string, Part>} */
  const waiting = new Map();
  /** The version of each field that this page has. @type {Map<string, number>} */
  const known = new Map();
  /** Fields beside which another text waits. @type {Set<string>} */
  const clashes = new Set();
  let last = Date.now();
  let sending = false;
  let failures = 0;
  /** @type {number | undefined} */
  let timer;
  let first = 0;
  let said = "";

  /** Counts on, also where the clock is put back. */
  const count = () => (last = Math.max(last + 1, Date.now()));

  /** @param {string} code @returns {Input[]} */
  const inputs = (code) => [...form.querySelectorAll(`[data-part="${CSS.escape(code)}"]`)].map((one) => /** @type {Input} */ (one));

  /** @param {string} code */
  function read(code) {
    const all = inputs(code);
    if (all[0] instanceof HTMLInputElement && all[0].type === "radio") {
      return all.find((one) => one instanceof HTMLInputElement && one.checked)?.value ?? "";
    }
    return (all[0]?.value ?? "").replaceAll("\r\n", "\n");
  }

  /** @param {string} code @param {string} text */
  function write(code, text) {
    for (const one of inputs(code)) {
      if (one instanceof HTMLInputElement && one.type === "radio") one.checked = one.value === text;
      else one.value = text;
    }
    words(code);
  }

  /** @param {string} name @returns {HTMLInputElement | null} */
  const hidden = (name) => form.querySelector(`input[name="${CSS.escape(name)}"]`);

  /** Says how it stands, once. @param {string} kind @param {string} text */
  function tell(kind, text) {
    state.dataset.kind = kind;
    if (text === said) return;
    said = text;
    state.textContent = text;
  }

  function time() {
    const lang = `${document.documentElement.lang}-u-nu-latn`;
    return new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date());
  }

  /** @param {string} code @param {Part} part */
  function keep(code, part) {
    keepOnDevice(draft, code, part);
    onDevice();
  }

  /** @param {string} code @param {Part} part */
  function drop(code, part) {
    dropFromDevice(draft, code, part);
    onDevice();
  }

  function onDevice() {
    const place = document.getElementById("draft-device");
    if (place) place.hidden = keys(draft).length === 0;
  }

  /** @param {string} code */
  function changed(code) {
    const before = waiting.get(code);
    const part = { text: read(code), on: before?.on ?? known.get(code) ?? 0, writer: before?.writer ?? writerOf(code), edit: count() };
    waiting.set(code, part);
    keep(code, part);
    words(code);
    later();
  }

  /** Who wrote a field last on this page; one that was taken over from a page before goes on under its name. @type {Map<string, string>} */
  const writers = new Map();
  /** @param {string} code */
  const writerOf = (code) => writers.get(code) ?? writer;

  function later() {
    if (navigator.onLine === false) tell("offline", say.offline ?? "");
    const now = Date.now();
    if (!first) first = now;
    clearTimeout(timer);
    const wait = failures ? Math.min(LONGEST_WAIT_MS, 1000 * 2 ** failures) : Math.min(PAUSE_MS, Math.max(0, first + LATEST_MS - now));
    timer = setTimeout(send, wait);
  }

  function message() {
    const parts = [];
    let length = 0;
    // A message stays within what the server takes; the rest goes with the next.
    for (const [field, part] of waiting) {
      if (parts.length > 0 && length + part.text.length > MOST_CHARACTERS) break;
      length += part.text.length;
      parts.push({ field, ...part });
    }
    return { parts, known: Object.fromEntries(known) };
  }

  async function send() {
    if (sending || waiting.size === 0) return;
    sending = true;
    first = 0;
    if (navigator.onLine !== false && !failures) tell("saving", say.saving ?? "");
    const sent = message();
    try {
      const answer = await fetch(say.save ?? "", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify(sent),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status >= 400 && answer.status < 500 && answer.status !== 429 && answer.status !== 408) {
        // What the server does not take stays on this device, and is told.
        const problem = await answer.json().catch(() => null);
        tell("failed", problem?.message ?? say.failed ?? "");
        sending = false;
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      take(await answer.json());
      failures = 0;
    } catch {
      failures += 1;
      tell(navigator.onLine === false ? "offline" : "failed", (navigator.onLine === false ? say.offline : say.failed) ?? "");
    }
    sending = false;
    if (waiting.size > 0) later();
  }

  /** @param {{ done: { field: string, writer: string, edit: number, version: number, beside: string | null }[], others: { field: string, text: string, version: number }[] }} answer */
  function take(answer) {
    for (const { field, writer, edit, version, beside } of answer.done) {
      const part = waiting.get(field);
      if (beside !== null) {
        clashes.add(field);
        // It is kept by the server beside the other text, until somebody chooses.
        if (part && part.edit === edit) {
          waiting.delete(field);
          drop(field, part);
        }
        ask(field, beside, version);
        continue;
      }
      known.set(field, version);
      const on = hidden(`on-${field}`);
      if (on) on.value = String(version);
      if (!part || part.writer !== writer) continue;
      if (part.edit === edit) {
        waiting.delete(field);
        drop(field, part);
      } else {
        part.on = version;
        keep(field, part);
      }
    }
    let updated = false;
    for (const { field, text, version } of answer.others) {
      if (waiting.has(field) || clashes.has(field)) continue;
      known.set(field, version);
      const on = hidden(`on-${field}`);
      if (on) on.value = String(version);
      if (read(field) === text) continue;
      write(field, text);
      updated = true;
    }
    if (waiting.size === 0) tell("saved", `${(say.saved ?? "").replace("{time}", time())}${updated ? ` ${say.updated ?? ""}` : ""}`);
  }

  /** Shows the other text beside the own one. @param {string} code @param {string} other @param {number} version */
  function ask(code, other, version) {
    const field = inputs(code)[0]?.closest(".field, fieldset");
    if (!field) return;
    field.querySelector(".beside")?.remove();
    const box = document.createElement("div");
    box.className = "note beside";
    const head = document.createElement("p");
    head.setAttribute("role", "alert");
    head.textContent = say.other ?? "";
    const title = document.createElement("p");
    title.className = "small quiet";
    title.textContent = say.theirsTitle ?? "";
    const text = document.createElement("p");
    text.className = "answer";
    text.dir = "auto";
    text.textContent = other;
    const actions = document.createElement("div");
    actions.className = "actions";
    const mine = () => read(code);
    /** @type {[string, () => string][]} */
    const choices = [
      [say.mine ?? "", mine],
      [say.theirs ?? "", () => other],
    ];
    if (inputs(code)[0] instanceof HTMLTextAreaElement) choices.push([say.both ?? "", () => `${other}\n\n${mine()}`]);
    for (const [label, result] of choices) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "second";
      button.textContent = label;
      button.addEventListener("click", () => choose(code, result(), version, box));
      actions.append(button);
    }
    box.append(head, title, text, actions);
    field.querySelector("label, legend")?.after(box);
  }

  /** @param {string} code @param {string} text @param {number} on @param {HTMLElement} box */
  async function choose(code, text, on, box) {
    try {
      const answer = await fetch(say.choose ?? "", {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ field: code, text, on, writer, edit: count() }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status === 409) {
        // Another text stands there by now: the page shows both.
        location.reload();
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const { version } = await answer.json();
      clashes.delete(code);
      writers.delete(code);
      known.set(code, version);
      const hiddenOn = hidden(`on-${code}`);
      if (hiddenOn) hiddenOn.value = String(version);
      const part = waiting.get(code);
      if (part) drop(code, part);
      waiting.delete(code);
      write(code, text);
      box.remove();
      inputs(code)[0]?.focus();
      tell("saved", (say.saved ?? "").replace("{time}", time()));
    } catch {
      tell("failed", say.failed ?? "");
    }
  }

  /** Counts the words of an answer as the server does. @param {string} code */
  function words(code) {
    const field = inputs(code)[0];
    if (!(field instanceof HTMLTextAreaElement)) return;
    const place = document.getElementById(`${field.id}-words`);
    if (!place) return;
    const number = countWords(field.value);
    const most = Number(field.dataset.most ?? 0);
    const text = most ? (say.wordsMost ?? "").replace("{most}", String(most)) : (say.words ?? "");
    place.textContent = text.replace("{words}", String(number));
    place.classList.toggle("too-many", most > 0 && number > most);
  }

  for (const one of /** @type {NodeListOf<Input>} */ (form.querySelectorAll("[data-part]"))) {
    const code = one.dataset.part ?? "";
    known.set(code, Number(hidden(`on-${code}`)?.value ?? 0));
    one.addEventListener("input", () => changed(code));
    one.addEventListener("change", () => {
      if (one instanceof HTMLSelectElement || (one instanceof HTMLInputElement && one.type === "radio")) changed(code);
    });
  }

  restore();
  onDevice();
  if (waiting.size > 0) {
    tell("restored", say.restored ?? "");
    setTimeout(send, 300);
  } else {
    tell("saved", (say.saved ?? "").replace("{time}", time()));
  }

  /** Puts back what a page before kept on this device and the server never acknowledged. */
  function restore() {
    for (const key of keys(draft)) {
      const code = key.slice(key.lastIndexOf(":") + 1);
      if (inputs(code).length === 0) continue;
      try {
        const part = /** @type {Part} */ (JSON.parse(localStorage.getItem(key) ?? ""));
        const other = waiting.get(code);
        // The latest of several pages stands in the field; each is sent under its own name.
        if (other && other.edit > part.edit) continue;
        if (part.text === read(code) && !other) {
          localStorage.removeItem(key);
          continue;
        }
        waiting.set(code, part);
        writers.set(code, part.writer);
        last = Math.max(last, part.edit);
        write(code, part.text);
      } catch {
        localStorage.removeItem(key);
      }
    }
  }

  window.addEventListener("online", () => {
    failures = 0;
    void send();
  });
  window.addEventListener("offline", () => tell("offline", say.offline ?? ""));
  // The last chance of a page that goes: what is waiting stays on the device, too.
  const leave = () => {
    if (waiting.size === 0 || !say.save) return;
    const body = new Blob([JSON.stringify({ ...message(), known: {} })], { type: "application/json" });
    navigator.sendBeacon?.(say.save, body);
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  // "Leave quickly" leaves nothing behind.
  document.addEventListener("leaving", () => {
    leave();
    forget(draft);
  });
  document.getElementById("draft-forget")?.addEventListener("click", () => {
    forget(draft);
    onDevice();
    form.querySelector("input, textarea, select")?.scrollIntoView({ block: "nearest" });
  });
  // A button of the form sends everything; the server knows it as what this page has typed.
  form.addEventListener("submit", () => {
    const who = hidden("writer");
    const edit = hidden("edit");
    if (who) who.value = writer;
    if (edit) edit.value = String(count());
  });
  window.addEventListener("pageshow", (event) => {
    // Out of the memory of "back" a page has old versions.
    if (event.persisted) location.reload();
  });
  showOwnTimes();

  function page() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}
