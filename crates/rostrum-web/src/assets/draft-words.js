// @ts-check
// Words of a draft, counted as the server counts them.

/** How many words a text has: white space parts them, and of scripts without spaces every character is one. @param {string} text */
export function countWords(text) {
  const alone = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
  let count = 0;
  for (const run of text.split(/\s+/u)) {
    const single = run.match(alone)?.length ?? 0;
    count += single + (/[\p{Alphabetic}\p{N}]/u.test(run.replace(alone, "")) ? 1 : 0);
  }
  return count;
}
