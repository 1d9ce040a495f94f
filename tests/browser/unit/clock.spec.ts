// The arithmetic of the clock that pages count with. Needs no browser.
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Read as text: beside the assets there is no package.json that would tell Node.js that they are modules.
const text = readFileSync(join(import.meta.dirname, '../../../crates/rostrum-web/src/assets/clock.js'), 'utf8');
const { Clock, left, passed } = await import(`data:text/javascript,${encodeURIComponent(text)}`);

/** What the server says of an intervention with a limit of two minutes. */
const reading = (elapsed_ms: number, running = true, started_ms = 1) => ({ elapsed_ms, limit_ms: 120_000, running, started_ms });

function clock(elapsed_ms: number, speed = 1, running = true) {
  const clock = new Clock();
  clock.take(reading(elapsed_ms, running), speed, 1000);
  return clock;
}

test('the limit itself reads 0:00 and a second later −0:01', () => {
  expect([120_000, 119_999, 119_000, 1, 0, -999, -1000, -61_000].map(left)).toEqual(
    ['2:00', '2:00', '1:59', '0:01', '0:00', '0:00', '−0:01', '−1:01'],
  );
  expect([0, 59_999, 760_000].map(passed)).toEqual(['0:00', '0:59', '12:40']);
});

test('it counts from what the server said last, at the speed that it said', () => {
  expect(clock(30_000).left(11_000)).toBe(80_000);
  expect(clock(30_000, 60).left(2000)).toBe(30_000);
  expect(clock(30_000, 0).left(99_000)).toBe(90_000);
});

test('a paused clock stands', () => {
  const paused = clock(30_000, 1, false);
  expect(paused.left(500_000)).toBe(90_000);
  expect(paused.state(500_000)).toBe('paused');
  expect(paused.untilNext(500_000)).toBeNull();
});

test('the last 30 seconds and what is over the limit are states of their own', () => {
  const states = [59_000, 89_999, 90_000, 119_999, 120_000, 120_001].map((elapsed) => clock(elapsed).state(1000));
  expect(states).toEqual(['normal', 'normal', 'last', 'last', 'last', 'over']);
});

test('the digits change at the edge of a second and nowhere else', () => {
  for (const elapsed of [0, 1, 499, 90_250, 119_999, 120_000, 120_400, 125_000]) {
    const now = clock(elapsed);
    const next = 1000 + now.untilNext(1000);
    expect(left(now.left(next - 1)), `${elapsed}`).toBe(left(now.left(1000)));
    expect(left(now.left(next + 1)), `${elapsed}`).not.toBe(left(now.left(1000)));
  }
});

test('a small correction never lets the clock run backwards', () => {
  const now = clock(30_000);
  now.take(reading(39_600), 1, 11_000);
  expect(now.elapsed(11_000)).toBe(40_000);
  expect(now.elapsed(11_300)).toBe(40_000);
  expect(now.elapsed(12_000)).toBe(40_600);
});

test('a large correction is taken, and another intervention starts at its own time', () => {
  const now = clock(30_000);
  now.take(reading(20_000), 1, 11_000);
  expect(now.elapsed(11_000)).toBe(20_000);
  now.take(reading(0, true, 2), 1, 11_500);
  expect(now.elapsed(11_500)).toBe(0);
  now.take(null, 1, 12_000);
  expect(now.reading).toBeNull();
});
