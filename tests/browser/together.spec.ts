// One meeting on all of its pages at once: the chair's console, two participants, a display and a stranger.
import type { Browser, Locator, Page } from '@playwright/test';
import { cable, type Cable } from './harness/cable.ts';
import { type Chair, onTheList, open, place } from './harness/hall.ts';
import type { Server } from './harness/program.ts';
import { expect, test } from './harness/test.ts';

/** What a page may take to show what happened. */
const SOON = { timeout: 10_000 };
/** A page notices by its own clock that nothing comes any more. */
const PATIENT = { timeout: 40_000 };
/** How far the clocks of two pages may lie apart, in seconds, and what one look at them takes. */
const APART = 2;

interface Room {
  chair: Chair;
  console: Page;
  /** City of Bern; its network is the wire. */
  bern: Page;
  quito: Page;
  display: Page;
  stranger: Page;
  wire: Cable;
  /** What went wrong in a script of any page. */
  faults: string[];
}

/** All pages open, and Bern, Quito and Lima on the first list in this order. */
async function gather(console: Page, browser: Browser, server: Server): Promise<Room> {
  await console.setViewportSize({ width: 1440, height: 900 });
  const chair = await open(console, server);
  const wire = await cable(server.address);
  const bern = await onTheList(browser, chair.meeting, 'City of Bern', { base: wire.address });
  const quito = await onTheList(browser, chair.meeting, 'City of Quito');
  await (await onTheList(browser, chair.meeting, 'City of Lima')).context().close();
  const [display, stranger] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  const faults: string[] = [];
  for (const [name, page] of Object.entries({ console, bern, quito, display, stranger })) {
    page.on('pageerror', (fault) => faults.push(`${name}: ${fault.message}`));
  }
  await display.goto(`${chair.meeting}/display`);
  await stranger.goto(`${chair.meeting}/live`);
  await console.goto(`${chair.meeting}/console`);
  return { chair, console, bern, quito, display, stranger, wire, faults };
}

/** The delegations that wait, as the console and the stranger's page show them. */
async function waiting({ console, stranger }: Room, order: string[]): Promise<void> {
  await expect(console.locator('[data-list]:not([hidden]) [data-row] .first')).toHaveText(order, SOON);
  await expect(stranger.locator('#list .first')).toHaveText(order, SOON);
}

/** The clocks of all who see whoever has the floor; `own` is that one's page. */
function clocks({ console, display, stranger }: Room, own?: Page): Locator[] {
  const all = [console, display, stranger].map((page) => page.locator('#clock'));
  return own ? [...all, own.locator('#own-clock #clock')] : all;
}

/** Seconds that a clock shows. */
async function seconds(clock: Locator): Promise<number> {
  const [minutes, rest] = (await clock.locator('.digits').innerText()).split(':');
  return Number(minutes) * 60 + Number(rest);
}

/** Reads all clocks one after the other, and fails when they do not tell the same. */
async function sameTime(all: Locator[]): Promise<number> {
  const told = [];
  for (const clock of all) told.push(await seconds(clock));
  expect(Math.max(...told) - Math.min(...told), `all pages tell the same time: ${told}`).toBeLessThanOrEqual(APART);
  return told[0]!;
}

test('chair, two participants, a display and a stranger see one meeting, whatever happens in it', async ({ page, browser, server }) => {
  test.setTimeout(240_000);
  const room = await gather(page, browser, server);
  const { console, bern, quito, display, stranger, wire } = room;
  try {
    await test.step('the chair reorders the list by keyboard alone', async () => {
      await waiting(room, ['City of Bern', 'City of Quito', 'City of Lima']);
      await console.keyboard.press('k');
      await expect(console.locator('#row-3')).toBeFocused();
      for (const key of ['m', 'Home', 'Enter']) await console.keyboard.press(key);
      await expect(console.locator('#ask-move h2')).toHaveText('Move City of Lima before City of Bern');
      await console.keyboard.type('Their train leaves at noon');
      await console.keyboard.press('Enter');
      await waiting(room, ['City of Lima', 'City of Bern', 'City of Quito']);
      await expect(place(bern)).toHaveText('2', SOON);
      await expect(place(quito)).toHaveText('3', SOON);
      await expect(console.locator('#last')).toContainText('Their train leaves at noon');
      await expect(stranger.getByText('Their train leaves at noon')).toHaveCount(0);
    });

    await test.step('two delegations swap places by consent', async () => {
      await quito.getByRole('link', { name: 'Swap places with another delegation' }).click();
      await quito.getByRole('button', { name: 'Offer to swap with City of Bern: your place 3 for their place 2' }).click();
      await expect(quito.getByText('You have offered City of Bern to swap places')).toBeVisible();
      const offer = bern.locator('#offers');
      await expect(offer).toContainText('City of Quito offers to swap places with you.', SOON);
      await expect(offer).toBeInViewport();
      await expect(bern.locator('#announcer')).toHaveText('City of Quito offers to swap places with you.');
      for (const other of [stranger, display]) expect(await other.content()).not.toContain('offers to swap');
      await offer.getByRole('link', { name: 'Answer it' }).click();
      await bern.getByRole('button', { name: 'Accept the swap' }).click();
      await expect(place(bern)).toHaveText('3');
      await expect(offer).toBeHidden();
      await expect(place(quito)).toHaveText('2', SOON);
      await waiting(room, ['City of Lima', 'City of Quito', 'City of Bern']);
    });

    await test.step('the first speaker has the floor everywhere', async () => {
      await room.chair.gives('start-segment', { segment: 'session-1-floor' });
      await expect(display.locator('#upcoming li')).toHaveText(['City of Lima', 'City of Quito', 'City of Bern'], SOON);
      await expect(console.locator('.give')).toContainText('City of Lima', SOON);
      // Whoever presses a key right after somebody else's command means the floor before.
      await console.waitForTimeout(500);
      await console.keyboard.press('g');
      for (const seen of [console.locator('#now'), display.locator('#stage'), stranger.locator('#now')]) {
        await expect(seen).toContainText('City of Lima', SOON);
      }
      for (const clock of clocks(room)) await expect(clock).toHaveAttribute('data-state', 'normal', SOON);
      await sameTime(clocks(room));
      await expect(quito.locator('.banner')).toContainText('You are next.', SOON);
      await expect(bern.locator('.banner')).toContainText('One speaker before you.', SOON);
    });

    await test.step('one participant loses the network, and the chair lowers the limit meanwhile', async () => {
      wire.pull();
      await expect(bern.locator('#contact')).toBeVisible(PATIENT);
      await expect(bern.locator('#contact')).toContainText('No contact');
      await console.keyboard.press('l');
      await console.locator('#lower-limit').selectOption('90');
      await console.locator('#lower-reason').fill('So that all are reached');
      await console.keyboard.press('Enter');
      await expect(console.locator('.rules-line').first()).toContainText('now 1:30 each (was 2:00)', SOON);
      await expect(quito.locator('#session-1')).toContainText('The chair has lowered it for those who remain.', SOON);
      await console.keyboard.press('e');
      await expect(console.locator('#clock')).toBeHidden();
      await console.keyboard.press('g');
      const all = clocks(room, quito);
      for (const clock of all) await expect(clock.locator('.digits')).toHaveText(/^1:[0-2]\d$/, SOON);
      await sameTime(all);
      for (const clock of all) await expect(clock.locator('.of')).toContainText('1:30');
      await expect(quito.locator('.banner')).toContainText('You have the floor.');
      // Who has no contact knows nothing of it.
      await expect(bern.locator('.banner')).toContainText('One speaker before you.');
    });

    await test.step('the network is back, and what came meanwhile with it', async () => {
      wire.plug();
      await expect(bern.locator('#contact')).toBeHidden(PATIENT);
      await expect(bern.locator('.banner')).toContainText('You are next.', SOON);
      await expect(place(bern)).toHaveText('1');
      await expect(bern.locator('#session-1')).toContainText('The chair has lowered it for those who remain.');
      await expect(display.locator('#upcoming li')).toHaveText(['City of Bern']);
      await waiting(room, ['City of Bern']);
    });

    await test.step('a point of order stops the clock on every page until it is ruled upon', async () => {
      await bern.locator('#raise-point summary').click();
      await bern.getByRole('button', { name: 'Raise a point of order' }).click();
      await expect(bern.locator('#point-1')).toContainText('Raised');
      await expect(console.locator('#attention')).toContainText('City of Bern', SOON);
      // A hand that is up stops nobody yet, and the public does not see it.
      await expect(display.locator('#clock')).toHaveAttribute('data-state', 'normal');
      const all = clocks(room, quito);
      await console.waitForTimeout(500);
      await console.keyboard.press('p');
      for (const clock of all) await expect(clock).toHaveAttribute('data-state', 'paused', SOON);
      await expect(bern.locator('#point-1')).toContainText('Being heard', SOON);
      await expect(display.locator('#stage')).toContainText(/point of order/i);
      const held = await Promise.all(all.map(seconds));
      expect(new Set(held).size, `all pages hold the same time: ${held}`).toBe(1);
      await console.waitForTimeout(1_500);
      expect(await Promise.all(all.map(seconds))).toEqual(held);
      await console.keyboard.press('p');
      await console.keyboard.type('The speaker goes on');
      await console.keyboard.press('Enter');
      for (const clock of all) await expect(clock).toHaveAttribute('data-state', 'normal', SOON);
      await expect(bern.locator('#point-1')).toContainText('The speaker goes on', SOON);
      for (const other of [quito, display, stranger]) await expect(other.getByText('The speaker goes on')).toHaveCount(0);
      expect(held[0]! - await sameTime(all), 'no time is lost').toBeLessThanOrEqual(3);
    });
    await test.step('what the chair says to the speaker alone is read by the speaker alone, until it is out of date', async () => {
      await expect(quito.locator('#urgent')).toHaveText('You have the floor.');
      await console.keyboard.press('w');
      await expect(quito.getByRole('alert').filter({ hasText: 'Please conclude.' })).toBeVisible(SOON);
      await console.keyboard.press('y');
      await expect(console.locator('#ask-say input').first()).toBeFocused();
      await console.keyboard.type('Your picture is frozen');
      await console.keyboard.press('Enter');
      await expect(quito.getByRole('alert').filter({ hasText: 'Your picture is frozen' })).toBeVisible(SOON);
      for (const other of [bern, display, stranger]) {
        for (const text of ['Please conclude.', 'Your picture is frozen']) expect(await other.content()).not.toContain(text);
      }
      await console.keyboard.press('e');
      await expect(quito.locator('#own-clock')).toBeHidden(SOON);
      await expect(quito.locator('#urgent')).toBeEmpty();
      await expect(quito.locator('.cue')).toHaveCount(0);
    });
    expect(room.faults).toEqual([]);
  } finally {
    await wire.remove();
  }
});
