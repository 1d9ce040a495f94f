// @ts-check
// Narrows a list down while filters are chosen, without loading the page again. Without it the button "Show" does the same.
import { swap } from "./swap.js";

const form = document.getElementById("search");
/** What changes with the query. */
const PARTS = ["facets", "found"];

if (form instanceof HTMLFormElement) {
  document.body.classList.add("live-filters");
  let waiting = 0;
  let latest = 0;

  /** @param {string} address @param {boolean} kept whether the address is in the history already */
  async function show(address, kept) {
    latest += 1;
    const own = latest;
    const found = document.getElementById("found");
    found?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { accept: "text/html" } });
      const text = await answer.text();
      if (own !== latest) return;
      const page = new DOMParser().parseFromString(text, "text/html");
      if (!page.getElementById("found")) throw new Error("another page");
      if (!kept) history.pushState(null, "", address);
      swap(Object.fromEntries(PARTS.flatMap((id) => {
        const part = page.getElementById(id);
        return part ? [[id, part.outerHTML]] : [];
      })));
      take(page);
      document.title = page.title;
    } catch {
      location.assign(address);
    } finally {
      if (own === latest) document.getElementById("found")?.removeAttribute("aria-busy");
    }
  }

  /** Attributes say what was loaded, properties what is shown: after a swap both say the same. @param {Document} page */
  function take(page) {
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("#facets input"))) {
      if (input.type === "checkbox") input.checked = input.hasAttribute("checked");
      else if (document.activeElement !== input) input.value = input.getAttribute("value") ?? "";
    }
    for (const id of ["q", "sort"]) {
      const [own, next] = [document.getElementById(id), page.getElementById(id)];
      if (document.activeElement === own) continue;
      if (own instanceof HTMLInputElement && next instanceof HTMLInputElement) own.value = next.value;
      if (own instanceof HTMLSelectElement && next instanceof HTMLSelectElement) own.value = next.value;
    }
    const [own, next] = [document.querySelector(".apply"), page.querySelector(".apply")];
    if (own && next) own.replaceWith(document.importNode(next, true));
  }

  /** The address of the form as it is filled in, without what is empty. */
  function asked() {
    const fields = /** @type {[string, string][]} */ ([...new FormData(/** @type {HTMLFormElement} */ (form))]);
    const query = new URLSearchParams(fields.filter(([, value]) => value !== ""));
    const text = query.toString();
    return /** @type {HTMLFormElement} */ (form).action + (text ? `?${text}` : "");
  }

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) || field.form !== form) return;
    if (field.id === "q") return;
    clearTimeout(waiting);
    // Several boxes that are ticked one after the other are asked once.
    waiting = window.setTimeout(() => show(asked(), false), 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show(asked(), false);
  });
  addEventListener("popstate", () => show(location.href, true));
}
