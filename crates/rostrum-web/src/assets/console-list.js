// @ts-check
// The list of speakers on the console: which one is shown, what is searched in it, and who is selected.

const root = /** @type {HTMLElement} */ (document.getElementById("console"));
const search = /** @type {HTMLInputElement} */ (document.getElementById("search"));

let here = "";
/** @type {string | null} */
let chosen = null;

/** The session whose list is shown: the running one, until somebody chooses another. */
export function shownSession() {
  return chosen ?? here;
}

/** Shows that list, its tab and its button. */
export function showLists() {
  const lists = document.getElementById("lists");
  if (!lists) return;
  const running = lists.dataset.here ?? "";
  if (running !== here) chosen = null;
  here = running;
  const shown = shownSession();
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
  filter();
});

/** The rows of the list that is shown; those that the search has left. */
export function rows() {
  const all = root.querySelectorAll("[data-list]:not([hidden]) [data-row]:not([hidden])");
  return /** @type {HTMLElement[]} */ ([...all]);
}

/** Goes along the list. @param {Event} event @param {1 | -1} by */
export function select(event, by) {
  event.preventDefault();
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  focus(at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[Math.min(all.length - 1, Math.max(0, at + by))]);
}

/** @param {HTMLElement | undefined} row */
export function focus(row) {
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

// Search: by parts of words, whatever their accents and capitals.

search.hidden = false;
search.addEventListener("input", filter);
search.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    clearSearch();
    search.blur();
  } else if (event.key === "Enter" || event.key === "ArrowDown") {
    event.preventDefault();
    event.stopPropagation();
    focus(rows()[0]);
  }
});

/** @param {string} text */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Leaves the rows that have all words of the search in them. */
export function filter() {
  const words = plain(search.value).split(/\s+/).filter(Boolean);
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-row]"))) {
    const text = plain(row.querySelector("th")?.textContent ?? "");
    row.hidden = !words.every((word) => text.includes(word));
  }
}

export function clearSearch() {
  search.value = "";
  filter();
}
