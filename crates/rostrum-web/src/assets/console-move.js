// @ts-check
// Moves on the list: by dragging a row, or by keyboard (M or Alt and an arrow, then arrows and Enter). Each asks
// for its reason.
import { clearSearch, focus, rows } from "./console-list.js";

const root = /** @type {HTMLElement} */ (document.getElementById("console"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));
const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("ask-move"));

/** Who is being moved, and before whom: the place among the others, from 0. @type {{no: string, to: number} | null} */
let moving = null;

/** The rows that can be moved, without the one that moves. @param {string} no */
function others(no) {
  return rows().filter((row) => row.draggable && row.dataset.row !== no);
}

/** @param {string} no */
function rowOf(no) {
  return rows().find((row) => row.dataset.row === no);
}

/** Takes a key when it moves something; says whether it did. @param {KeyboardEvent} event */
export function moves(event) {
  const pressed = event.key.toLowerCase();
  const up = pressed === "arrowup" || (moving !== null && pressed === "k");
  const down = pressed === "arrowdown" || (moving !== null && pressed === "j");
  if (!moving) {
    const row = document.activeElement?.closest("[data-row]");
    const starts = pressed === "m" && !event.altKey;
    if (!(row instanceof HTMLElement) || !row.draggable || !(starts || (event.altKey && (up || down)))) return false;
    clearSearch();
    const no = row.dataset.row ?? "";
    moving = { no, to: rows().filter((other) => other.draggable).indexOf(row) };
    if (starts) {
      show();
      return true;
    }
  }
  const last = others(moving.no).length;
  if (up) moving.to = Math.max(0, moving.to - 1);
  else if (down) moving.to = Math.min(last, moving.to + 1);
  else if (pressed === "home") moving.to = 0;
  else if (pressed === "end") moving.to = last;
  else if (pressed === "enter") {
    const { no, to } = moving;
    stop();
    ask(no, others(no)[to]?.dataset.row ?? "");
    return true;
  } else {
    stop();
    // Escape leaves it, and so does any other key, which then does what it always does.
    return pressed === "escape" || pressed === "m";
  }
  show();
  return true;
}

function stop() {
  moving = null;
  status.textContent = "";
  mark(null, "");
}

/** Shows where it would stand. */
function show() {
  if (!moving) return;
  const row = rowOf(moving.no);
  if (!row) return stop();
  const all = others(moving.no);
  const before = all[moving.to];
  mark(before ?? all[all.length - 1] ?? null, before ? "before" : "after", row);
  (before ?? all[all.length - 1])?.scrollIntoView({ block: "nearest" });
  const text = (dialog.dataset.moving ?? "").replace("%whom", row.dataset.whom ?? "").replace("%place", String(moving.to + 1));
  status.textContent = text;
}

/** After the list has changed. */
export function keepMoving() {
  if (moving) show();
}

/** @param {HTMLElement | null} target @param {string} side @param {HTMLElement | null} [row] */
function mark(target, side, row = null) {
  for (const marked of root.querySelectorAll("[data-drop], [data-moving-row]")) {
    marked.removeAttribute("data-drop");
    marked.removeAttribute("data-moving-row");
  }
  target?.setAttribute("data-drop", side);
  row?.setAttribute("data-moving-row", "");
}

/** Asks for the reason, unless nothing would move. @param {string} no @param {string} before */
function ask(no, before) {
  const row = rowOf(no);
  if (!row || before === no) return;
  const list = rows().filter((other) => other.draggable);
  const next = list[list.indexOf(row) + 1]?.dataset.row ?? "";
  if (before === next) return focus(row);
  const text = (before ? dialog.dataset.before : dialog.dataset.end) ?? "";
  const what = text.replace("%whom", row.dataset.whom ?? "").replace("%other", rowOf(before)?.dataset.whom ?? "");
  const title = dialog.querySelector("h2");
  if (title) title.textContent = what;
  for (const [name, value] of Object.entries({ inscription: no, before })) {
    const field = dialog.querySelector(`[name="${name}"]`);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  focus(row);
  dialog.showModal();
  const reason = dialog.querySelector('[name="reason"]');
  if (reason instanceof HTMLInputElement) reason.focus();
}

// By dragging.

/** @type {string | null} */
let dragged = null;

root.addEventListener("dragstart", (event) => {
  const row = event.target instanceof HTMLElement ? event.target.closest("[data-row]") : null;
  if (!(row instanceof HTMLElement) || !event.dataTransfer) return;
  dragged = row.dataset.row ?? null;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", row.dataset.whom ?? "");
  row.setAttribute("data-moving-row", "");
});

root.addEventListener("dragover", (event) => {
  const row = dragged ? over(event) : null;
  if (!row || !dragged) return;
  event.preventDefault();
  mark(row, side(event, row), rowOf(dragged) ?? null);
});

root.addEventListener("drop", (event) => {
  const row = dragged ? over(event) : null;
  if (!row || !dragged) return;
  event.preventDefault();
  const no = dragged;
  const all = rows().filter((other) => other.draggable);
  const target = side(event, row) === "before" ? row : all[all.indexOf(row) + 1];
  end();
  ask(no, target?.dataset.row ?? "");
});

root.addEventListener("dragend", end);

function end() {
  dragged = null;
  mark(null, "");
}

/** @param {DragEvent} event */
function over(event) {
  const row = event.target instanceof Element ? event.target.closest("[data-row]") : null;
  return row instanceof HTMLElement && row.draggable ? row : null;
}

/** @param {DragEvent} event @param {HTMLElement} row */
function side(event, row) {
  const { top, height } = row.getBoundingClientRect();
  return event.clientY < top + height / 2 ? "before" : "after";
}
