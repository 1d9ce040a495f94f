// The arithmetic of the clock that pages count with. Needs no browser.
import { expect, test } from '@playwright/test';
import { module } from './module.ts';

const { Clock, left, passed } = await module('clock.js');

/** What the server says of an intervention with a limit of two minutes that began at instant 1000. */
const face = (more = {}) => ({
  started_ms: 1000, paused_ms: 0, paused_at_ms: null, limit_ms: 120_000, deadline_ms: 121_000, amber_ms: 30_000, red_ms: 0, ...more,
});

function clock(more = {}, speed = 1) {
  const clock = new Clock();
  clock.take(face(more), speed);
  return clock;
}

test('the limit itself reads 0:00 and a second later −0:01', () => {
  expect([120_000, 119_999, 119_000, 1, 0, -999, -1000, -61_000].map(left)).toEqual(
    ['2:00', '2:00', '1:59', '0:01', '0:00', '0:00', '−0:01', '−1:01'],
  );
  expect([0, 59_999, 760_000].map(passed)).toEqual(['0:00', '0:59', '12:40']);
});

test('it counts from the instant at which the floor was given, without earlier pauses', () => {
  expect(clock().left(31_000)).toBe(90_000);
  expect(clock({ paused_ms: 10_000 }).left(41_000)).toBe(90_000);
  expect(clock().left(500)).toBe(120_000);
});

test('a paused clock stands', () => {
  const paused = clock({ paused_at_ms: 31_000 });
  expect(paused.left(500_000)).toBe(90_000);
  expect(paused.state(500_000)).toBe('paused');
  expect(paused.untilNext(500_000)).toBeNull();
});

test('amber, red and what is over the limit are states of their own, at thresholds that the session sets', () => {
  const states = (more: object) =>
    [59_000, 89_999, 90_000, 119_999, 120_000, 120_001].map((elapsed) => clock(more).state(1000 + elapsed));
  expect(states({})).toEqual(['normal', 'normal', 'last', 'last', 'last', 'over']);
  expect(states({ amber_ms: 61_000, red_ms: 30_000 })).toEqual(['last', 'last', 'red', 'red', 'red', 'over']);
  expect(states({ amber_ms: 0 })).toEqual(['normal', 'normal', 'normal', 'normal', 'last', 'over']);
});

test('the digits change at the edge of a second and nowhere else, at any speed', () => {
  for (const speed of [1, 60]) {
    for (const elapsed of [0, 1, 499, 90_250, 119_999, 120_000, 120_400, 125_000]) {
      const now = 1000 + elapsed;
      const next = now + clock({}, speed).untilNext(now) * speed;
      const digits = (at: number) => left(clock().left(at));
      expect(digits(next - 1), `${elapsed}`).toBe(digits(now));
      expect(digits(next + 1), `${elapsed}`).not.toBe(digits(now));
    }
  }
});

test('a small correction never lets the clock run backwards', () => {
  const now = clock();
  expect(now.elapsed(41_000)).toBe(40_000);
  expect(now.elapsed(40_600)).toBe(40_000);
  expect(now.elapsed(41_600)).toBe(40_600);
});

test('a large correction is taken, a pause is shown where it began, and another intervention starts at its own time', () => {
  const now = clock();
  now.elapsed(41_000);
  expect(now.elapsed(21_000)).toBe(20_000);
  now.elapsed(21_400);
  now.take(face({ paused_at_ms: 21_000 }), 1);
  expect(now.elapsed(30_000)).toBe(20_000);
  now.take(face({ started_ms: 30_000 }), 1);
  expect(now.elapsed(30_000)).toBe(0);
  now.take(null, 1);
  expect(now.face).toBeNull();
});
