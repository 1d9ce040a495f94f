// @ts-check
// The display: follows the floor, keeps the screen awake, and hides the pointer when it rests.
import { follow } from "./stream.js";

const root = document.getElementById("display");
if (root) follow(root);

/** A screen that falls asleep is of no use; browsers let go of the lock whenever the page is hidden. */
async function stayAwake() {
  if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
  try {
    await navigator.wakeLock.request("screen");
  } catch {
    // Refused, as on low battery: the screen then follows the settings of the machine.
  }
}
document.addEventListener("visibilitychange", stayAwake);
stayAwake();

const REST_MS = 3000;
/** @type {number | undefined} */
let rest;
function moved() {
  document.documentElement.removeAttribute("data-rests");
  clearTimeout(rest);
  rest = setTimeout(() => document.documentElement.setAttribute("data-rests", ""), REST_MS);
}
addEventListener("pointermove", moved);
moved();

// Full screen needs an act of a person: a double click, or F.
function fill() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}
addEventListener("dblclick", fill);
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey && !event.altKey) fill();
});
