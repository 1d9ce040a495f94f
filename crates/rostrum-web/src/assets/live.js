// @ts-check
// The live page.
import { follow } from "./stream.js";
import { showOwnTimes } from "./times.js";

const root = document.getElementById("live");
if (root) follow(root, showOwnTimes);
