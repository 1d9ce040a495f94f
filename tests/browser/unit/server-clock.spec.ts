// How a page finds out what the server's clock shows. Needs no browser.
import { expect, test } from '@playwright/test';
import { module } from './module.ts';

const { ServerClock, measure, meetingNow } = await module('server-clock.js');

const times = (more = {}) => ({ now_ms: 0, real_ms: 0, speed: 1, until_ms: null, epoch: 1, beat_ms: 5000, ...more });

/** The server is ahead of the page by this much. */
const AHEAD = 1_000_000;

test('of several round trips the fastest wins', () => {
  const clock = new ServerClock();
  // 300 ms to the server and nothing back: half of the way is a wrong guess, by 150 ms.
  clock.trip(0, 300, AHEAD + 300, 1);
  expect(Math.abs(clock.real(300) - AHEAD - 300)).toBeGreaterThan(100);
  clock.trip(400, 410, AHEAD + 405, 1);
  clock.trip(500, 900, AHEAD + 900, 1);
  expect(Math.abs(clock.real(1000) - AHEAD - 1000)).toBeLessThanOrEqual(5.5);
  expect(clock.error(410)).toBe(5);
});

test('an old measurement gives way to a new one that is slower by what a quartz may have lost', () => {
  const clock = new ServerClock();
  clock.trip(0, 10, AHEAD + 5, 1);
  // An hour later the page's own clock is 300 ms behind.
  clock.trip(3_600_000, 3_600_040, AHEAD + 3_600_320, 1);
  expect(Math.abs(clock.real(3_600_040) - AHEAD - 3_600_340)).toBeLessThan(21);
});

test('after a sleep whatever is measured counts', () => {
  const clock = new ServerClock();
  clock.trip(0, 10, AHEAD + 5, 1);
  clock.doubt();
  clock.trip(100, 400, AHEAD + 60_250, 1);
  expect(Math.abs(clock.real(400) - AHEAD - 60_400)).toBeLessThan(151);
});

test('before any measurement the newest message tells the time, and none came before it was sent', () => {
  const clock = new ServerClock();
  expect(clock.known).toBe(false);
  clock.heard(times({ real_ms: AHEAD - 4000 }), 0);
  clock.heard(times({ real_ms: AHEAD + 900 }), 1000);
  expect(clock.real(1000)).toBe(AHEAD + 900);
  clock.heard(times({ real_ms: AHEAD + 1000 }), 3000);
  expect(clock.real(3000)).toBe(AHEAD + 2900);
});

test('a clock of the server that was set is measured anew', () => {
  const clock = new ServerClock();
  clock.trip(0, 10, AHEAD + 5, 1);
  expect(clock.heard(times({ real_ms: AHEAD + 20 }), 30)).toBe(false);
  expect(clock.heard(times({ real_ms: AHEAD - 3_600_000, epoch: 2 }), 40)).toBe(true);
  expect(clock.real(40)).toBe(AHEAD - 3_600_000);
  clock.trip(50, 250, AHEAD - 3_599_900, 2);
  expect(Math.abs(clock.real(250) - AHEAD + 3_599_800)).toBeLessThan(101);
});

test('a network that delays at random leaves an error below 100 ms', async () => {
  let seed = 42;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 200; round++) {
    const clock = new ServerClock();
    let now = 0;
    const way = () => (now += 10 + 80 * random() + (random() < 0.2 ? 500 * random() : 0));
    globalThis.fetch = async () => {
      way();
      const time_ms = Math.floor(AHEAD + now);
      way();
      return { ok: true, json: async () => ({ time_ms, epoch: 1 }) } as Response;
    };
    await measure(clock, '/time', () => now);
    expect(Math.abs(clock.real(now) - AHEAD - now), `round ${round}`).toBeLessThan(100);
  }
});

test('the clock of a rehearsal runs at its speed and not past where it will stand', () => {
  const clock = new ServerClock();
  clock.trip(0, 0, AHEAD, 1);
  const rehearsal = times({ now_ms: 5000, real_ms: AHEAD, speed: 60, until_ms: 65_000 });
  expect(meetingNow(clock, rehearsal, 500)).toBeCloseTo(5000 + 500.5 * 60, 6);
  expect(meetingNow(clock, rehearsal, 5000)).toBe(65_000);
  expect(meetingNow(clock, times({ now_ms: AHEAD, real_ms: AHEAD }), 1234)).toBeCloseTo(AHEAD + 1234.5, 6);
});
