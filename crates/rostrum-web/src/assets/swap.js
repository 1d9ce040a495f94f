// @ts-check
// Brings a part of the page to a new state by changing what differs, so that focus, scroll position and
// what is being typed stay.

/** @param {Record<string, string>} parts markup by the id of its element */
export function swap(parts) {
  const focused = document.activeElement;
  for (const [id, markup] of Object.entries(parts)) {
    const element = document.getElementById(id);
    if (!element || shown.get(element) === markup) continue;
    const template = document.createElement("template");
    template.innerHTML = markup;
    const next = template.content.firstElementChild;
    if (next) change(element, next);
    shown.set(element, markup);
  }
  if (focused instanceof HTMLElement && focused.isConnected && document.activeElement !== focused) {
    focused.focus({ preventScroll: true });
  }
}

/** @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/** @param {Element} from @param {Element} to */
function change(from, to) {
  if (from.isEqualNode(to)) return;
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !isOfReader(from, name)) from.removeAttribute(name);
  }
  for (const { name, value } of [...to.attributes]) {
    if (from.getAttribute(name) !== value && !isOfReader(from, name)) from.setAttribute(name, value);
  }
  children(from, to);
}

/** What the reader has done to an element: opened a question, chosen a list. @param {Element} element @param {string} name */
function isOfReader(element, name) {
  return (name === "open" && element instanceof HTMLDetailsElement) || name === "data-chosen";
}

/** @param {Element} from @param {Element} to */
function children(from, to) {
  /** @type {ChildNode | null} */
  let at = from.firstChild;
  for (const next of [...to.childNodes]) {
    const found = match(from, at, next);
    if (!found) {
      from.insertBefore(document.importNode(next, true), at);
      continue;
    }
    if (found === at) at = at.nextSibling;
    else from.insertBefore(found, at);
    if (found instanceof Element && next instanceof Element) change(found, next);
    else if (found.nodeValue !== next.nodeValue) found.nodeValue = next.nodeValue;
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

/**
 * The child that becomes `next`: by its id, else the one that stands here when it is of the same kind.
 * @param {Element} from @param {ChildNode | null} at @param {ChildNode} next @returns {ChildNode | null}
 */
function match(from, at, next) {
  if (next instanceof Element && next.id) {
    const known = document.getElementById(next.id);
    return known?.parentNode === from && known.nodeName === next.nodeName ? known : null;
  }
  if (at?.nodeType !== next.nodeType || at.nodeName !== next.nodeName) return null;
  return at instanceof Element && at.id ? null : at;
}
