// @ts-check
// The clock of an intervention: counts by itself, from the instants that the server gave.

/**
 * All in milliseconds; instants since 1970, by the clock of the meeting.
 * @typedef {{started_ms: number, paused_ms: number, paused_at_ms: number | null, limit_ms: number,
 *   deadline_ms: number | null, amber_ms: number, red_ms: number}} Face
 * @typedef {"normal" | "last" | "red" | "over" | "paused"} State
 */

/** Corrections up to this many milliseconds are not shown as a step back. */
const SMALL_MS = 1500;

export class Clock {
  /** @type {Face | null} */
  #face = null;
  #speed = 1;
  /** Shown already; the clock waits here until a small correction has caught up. */
  #shown = 0;

  /** Takes in what the server said. `speed` is seconds of the meeting in a real one. @param {Face | null} face @param {number} speed */
  take(face, speed) {
    if (face?.started_ms !== this.#face?.started_ms) this.#shown = 0;
    this.#face = face;
    this.#speed = speed;
  }

  get face() {
    return this.#face;
  }

  get running() {
    return this.#face !== null && this.#face.paused_at_ms === null;
  }

  /** Milliseconds spoken. @param {number} now the instant of the meeting */
  elapsed(now) {
    if (!this.#face) return 0;
    const { started_ms, paused_ms, paused_at_ms } = this.#face;
    const elapsed = Math.max(0, (paused_at_ms ?? now) - started_ms - paused_ms);
    const back = this.#shown - elapsed;
    if (this.running && back > 0 && back < SMALL_MS * Math.max(1, this.#speed)) return this.#shown;
    return (this.#shown = elapsed);
  }

  /** Milliseconds left, negative over the limit. @param {number} now */
  left(now) {
    return (this.#face?.limit_ms ?? 0) - this.elapsed(now);
  }

  /** @param {number} now @returns {State} */
  state(now) {
    if (!this.#face || !this.running) return "paused";
    const left = this.left(now);
    if (left < 0) return "over";
    if (this.#face.red_ms > 0 && left <= this.#face.red_ms) return "red";
    return left <= this.#face.amber_ms ? "last" : "normal";
  }

  /** Local milliseconds until the digits change; `null` when they stand. @param {number} now */
  untilNext(now) {
    if (!this.running || this.#speed <= 0) return null;
    const left = this.left(now);
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
