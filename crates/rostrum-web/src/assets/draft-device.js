// @ts-check
// What is typed in a draft and not acknowledged yet, kept on this device.

/**
 * A part of the draft.
 * @typedef {object} Part
 * @property {string} text What stands in the field.
 * @property {number} on The version on which it was typed.
 * @property {string} writer Who types it: this page, or one before it on this device.
 * @property {number} edit Counts the changes.
 */

const KEY = "rostrum-draft:";

/** Takes out what is kept of a draft on this device. @param {string} draft */
export function forget(draft) {
  for (const key of keys(draft)) localStorage.removeItem(key);
}

/** Under which names parts of a draft are kept. @param {string} draft */
export function keys(draft) {
  const found = [];
  try {
    for (let at = 0; at < localStorage.length; at++) {
      const key = localStorage.key(at);
      if (key?.startsWith(`${KEY}${draft}:`)) found.push(key);
    }
  } catch {
    // Where the browser keeps nothing, there is nothing to find.
  }
  return found;
}

/** Keeps a part. @param {string} draft @param {string} code @param {Part} part */
export function keepOnDevice(draft, code, part) {
  try {
    localStorage.setItem(`${KEY}${draft}:${part.writer}:${code}`, JSON.stringify(part));
  } catch {
    // A full or closed store: it is sent all the same.
  }
}

/** Takes a part out. @param {string} draft @param {string} code @param {Part} part */
export function dropFromDevice(draft, code, part) {
  try {
    localStorage.removeItem(`${KEY}${draft}:${part.writer}:${code}`);
  } catch {
    // Nothing was kept.
  }
}
