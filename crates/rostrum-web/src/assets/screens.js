// @ts-check
// The page "Screens": follows the connections, and copies a link.
import { swap } from "./swap.js";

const followed = document.getElementById("followed");
if (followed?.dataset.stream) {
  const source = new EventSource(followed.dataset.stream);
  source.onmessage = (event) => swap(JSON.parse(event.data).fragments);
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"))) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy ?? "")?.textContent ?? "";
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.done ?? "";
  });
}
