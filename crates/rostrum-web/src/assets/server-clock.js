// @ts-check
// How far the clock of this page is from the server's. Several round trips are made and the fastest wins:
// the true difference lies within half of its length.

/**
 * What every message of the stream says of time, in milliseconds.
 * @typedef {{now_ms: number, real_ms: number, speed: number, until_ms: number | null, epoch: number, beat_ms: number}} Times
 */

/** A quartz is off by this much of the time that passes, at most. */
const DRIFT = 1e-4;
const TRIPS = 5;

export class ServerClock {
  /** Add it to a local instant for the server's. */
  #offset = Number.NEGATIVE_INFINITY;
  /** Within this the offset is right, when it was taken. */
  #error = Number.POSITIVE_INFINITY;
  #taken = 0;
  /** @type {number | null} */
  #epoch = null;

  get known() {
    return Number.isFinite(this.#offset);
  }

  /** How wrong it may be by now, in milliseconds. @param {number} at local instant, from a clock that is never set */
  error(at) {
    return this.#error + Math.max(0, at - this.#taken) * DRIFT;
  }

  /** The server's instant. @param {number} at */
  real(at) {
    return at + this.#offset;
  }

  /** After a sleep of the machine: keeps counting with what it has, but takes whatever is measured next. */
  doubt() {
    this.#error = Number.POSITIVE_INFINITY;
  }

  /** Takes a round trip. @param {number} sent @param {number} received @param {number} time_ms @param {number} epoch */
  trip(sent, received, time_ms, epoch) {
    if (epoch !== this.#epoch) this.doubt();
    this.#epoch = epoch;
    const error = (received - sent) / 2;
    if (error > this.error(received)) return;
    // The server cuts its time down to the millisecond.
    this.#offset = time_ms + 0.5 - (sent + received) / 2;
    this.#error = error;
    this.#taken = received;
  }

  /**
   * Takes in a message of the stream, which cannot have come before it was sent. Says whether the server's
   * clock was set since the last measurement, so that it is time for another.
   * @param {Times} times @param {number} at
   */
  heard({ real_ms, epoch }, at) {
    if (this.#epoch !== null && epoch !== this.#epoch) {
      this.#epoch = null;
      this.#offset = real_ms - at;
      this.doubt();
      return true;
    }
    this.#offset = Math.max(this.#offset, real_ms - at);
    return false;
  }
}

/**
 * Measures. Without an answer all stays as it was.
 * @param {ServerClock} clock @param {string} address @param {() => number} now
 */
export async function measure(clock, address = "/time", now = () => performance.now()) {
  for (let trip = 0; trip < TRIPS; trip++) {
    try {
      const sent = now();
      const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(5000) });
      const received = now();
      if (!answer.ok) return;
      const { time_ms, epoch } = await answer.json();
      clock.trip(sent, received, time_ms, epoch);
    } catch {
      return;
    }
  }
}

/**
 * The instant of the meeting: the server's but in a rehearsal, whose clock runs faster and stops at times.
 * @param {ServerClock} clock @param {Times} times what was heard last @param {number} at
 */
export function meetingNow(clock, { now_ms, real_ms, speed, until_ms }, at) {
  const now = now_ms + Math.max(0, clock.real(at) - real_ms) * speed;
  return until_ms === null ? now : Math.min(now, Math.max(now_ms, until_ms));
}
