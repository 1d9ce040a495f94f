// @ts-check
// The page "Screens": follows the connections.
import { swap } from "./swap.js";

const followed = document.getElementById("followed");
if (followed?.dataset.stream) {
  const source = new EventSource(followed.dataset.stream);
  source.onmessage = (event) => swap(JSON.parse(event.data).fragments);
}
