// @ts-check
// The clock of an intervention: counts by itself from what the server said last.

/**
 * @typedef {{elapsed_ms: number, limit_ms: number, running: boolean, started_ms: number}} Reading
 * @typedef {"normal" | "last" | "over" | "paused"} State
 */

/** Corrections up to this many milliseconds are not shown as a step back. */
const SMALL_MS = 1500;
export const LAST_MS = 30_000;

export class Clock {
  /** @type {Reading | null} */
  #reading = null;
  #at = 0;
  #speed = 1;
  /** Shown already; the clock waits here until a small correction has caught up. */
  #least = 0;

  /**
   * Takes in what the server said. `at` is the local instant in milliseconds, from a clock that is never set.
   * @param {Reading | null} reading @param {number} speed @param {number} at
   */
  take(reading, speed, at) {
    const same = reading !== null && this.#reading?.started_ms === reading.started_ms;
    const shown = same ? this.elapsed(at) : 0;
    const back = same && reading ? shown - reading.elapsed_ms : 0;
    this.#least = back > 0 && back < SMALL_MS * Math.max(1, speed) ? shown : 0;
    this.#reading = reading;
    this.#speed = speed;
    this.#at = at;
  }

  get reading() {
    return this.#reading;
  }

  /** Milliseconds spoken. @param {number} at */
  elapsed(at) {
    if (!this.#reading) return 0;
    const passed = this.#reading.running ? Math.max(0, at - this.#at) * this.#speed : 0;
    return Math.max(this.#reading.elapsed_ms + passed, this.#least);
  }

  /** Milliseconds left, negative over the limit. @param {number} at */
  left(at) {
    return (this.#reading?.limit_ms ?? 0) - this.elapsed(at);
  }

  /** @param {number} at @returns {State} */
  state(at) {
    const left = this.left(at);
    if (!this.#reading?.running) return "paused";
    return left < 0 ? "over" : left <= LAST_MS ? "last" : "normal";
  }

  /** Local milliseconds until the digits change; `null` when they stand. @param {number} at */
  untilNext(at) {
    if (!this.#reading?.running || this.#speed <= 0) return null;
    const left = this.left(at);
    const over = left % 1000 === 0 ? 1000 : left > 0 ? left % 1000 : 1000 + (left % 1000);
    return over / this.#speed;
  }
}

/** `1:24`; `−0:15` below zero. Part of a second counts in full, so that 0:00 stands at the limit itself. @param {number} ms */
export function left(ms) {
  const seconds = Math.ceil(ms / 1000);
  const whole = Math.abs(seconds);
  return `${seconds < 0 ? "−" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** `12:40`: minutes and seconds that have passed. @param {number} ms */
export function passed(ms) {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
