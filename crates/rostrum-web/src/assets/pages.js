// @ts-check
// A list that is longer than its screen: shown page by page, with a soft change, and none for who wants no motion.

/** A page stands long enough to be read: so long, and longer the more lines it has. */
const LEAST_MS = 9000;
const LINE_MS = 700;
const FADE_MS = 700;
const still = matchMedia("(prefers-reduced-motion: reduce)");

let first = 0;
/** @type {number | undefined} */
let timer;

/** Shows the page that is due; again after the list or the window has changed. */
export function turn() {
  const place = document.getElementById("speakers");
  if (!place) return;
  const lines = /** @type {HTMLElement[]} */ ([...place.querySelectorAll("li")]);
  if (lines.length === 0) return count(0, 0, 0);
  for (const line of lines) line.hidden = false;
  // Without a number of rows each has its least height.
  place.style.removeProperty("--rows");
  const rows = Math.max(1, Math.floor(place.clientHeight / (lines[0]?.offsetHeight || 1)));
  const wide = place.clientWidth > place.clientHeight * 1.6;
  const most = rows * (wide && lines.length > rows ? 2 : 1);
  place.style.setProperty("--rows", String(rows));
  if (first >= lines.length) first = 0;
  lines.forEach((line, at) => (line.hidden = at < first || at >= first + most));
  count(first + 1, Math.min(first + most, lines.length), lines.length);
  if (lines.length <= most) {
    clearTimeout(timer);
    timer = undefined;
  } else if (timer === undefined) {
    timer = setTimeout(() => next(place, most), LEAST_MS + Math.min(most, lines.length) * LINE_MS);
  }
}

/** @param {HTMLElement} place @param {number} most */
function next(place, most) {
  timer = undefined;
  first += most;
  if (still.matches) return turn();
  place.toggleAttribute("data-turning", true);
  setTimeout(() => {
    turn();
    place.toggleAttribute("data-turning", false);
  }, FADE_MS);
}

/** @param {number} from @param {number} to @param {number} all */
function count(from, to, all) {
  const place = document.getElementById("page-of");
  if (!place) return;
  place.hidden = from === 1 && to === all;
  const text = place.dataset.text ?? "";
  place.textContent = text.replace("%from", String(from)).replace("%to", String(to)).replace("%all", String(all));
}
