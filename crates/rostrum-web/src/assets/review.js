// @ts-check
// Cutting a practice out of a contribution by selecting text: the selection becomes a piece of the form, beside the
// choices that stand at each paragraph without this script.

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("cut"));
const tool = /** @type {HTMLElement | null} */ (form?.querySelector(".selection") ?? null);
const part = /** @type {HTMLSelectElement | null} */ (document.getElementById("selection-part"));
const chosen = document.getElementById("chosen");
const list = chosen?.querySelector("ul");
const encoder = new TextEncoder();

/**
 * The byte of the answer at which a place in a paragraph stands.
 * @param {HTMLElement} paragraph
 * @param {Node} node
 * @param {number} offset
 */
function byteAt(paragraph, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.from) + encoder.encode(before.toString()).length;
}

/** @param {Node} node */
function paragraphOf(node) {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return /** @type {HTMLElement | null} */ (element?.closest(".answer-text") ?? null);
}

/** The piece that is selected, when both ends stand in one answer. */
function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [first, last] = [paragraphOf(range.startContainer), paragraphOf(range.endContainer)];
  if (!first || !last || first.dataset.question !== last.dataset.question) return null;
  const from = byteAt(first, range.startContainer, range.startOffset);
  const until = byteAt(last, range.endContainer, range.endOffset);
  return from < until ? { question: first.dataset.question, from, until, text: selection.toString() } : null;
}

/** @type {ReturnType<typeof selected>} */
let piece = null;

if (form && tool && part && chosen && list) {
  document.addEventListener("selectionchange", () => {
    const now = selected();
    // Going into the choice ends the selection; the piece stays until another is selected.
    if (now) {
      piece = now;
      tool.hidden = false;
    }
  });
  tool.querySelector("button")?.addEventListener("click", () => {
    if (!piece || !part.value) {
      part.focus();
      return;
    }
    const line = document.createElement("li");
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = `to-${piece.question}-${piece.from}-${piece.until}`;
    input.value = part.value;
    const words = document.createElement("span");
    words.dir = "auto";
    const text = piece.text.length > 120 ? `${piece.text.slice(0, 120)}…` : piece.text;
    words.textContent = `${part.selectedOptions[0]?.textContent ?? ""}: ${text} `;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "plain";
    remove.textContent = list.dataset.remove ?? "×";
    remove.addEventListener("click", () => {
      line.remove();
      chosen.hidden = list.children.length === 0;
    });
    line.append(words, input, remove);
    list.append(line);
    chosen.hidden = false;
    tool.hidden = true;
    part.value = "";
    piece = null;
  });
}
