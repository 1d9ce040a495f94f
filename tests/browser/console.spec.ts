// The console: two people at once, by keyboard alone, with a full list.
import type { Browser, Page } from '@playwright/test';
import { join } from 'node:path';
import { expect, expectAccessible, signIn, test } from './harness/test.ts';
import type { Server } from './harness/program.ts';

const NOTE = join(import.meta.dirname, '../../examples/local-government-2025.txt');
const SCREEN = { width: 1440, height: 900 };

/** A meeting with an open list and so many delegations on it; gives the path of the meeting. */
async function open(page: Page, server: Server, delegations: number): Promise<string> {
  await page.setViewportSize(SCREEN);
  await signIn(page, server);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Concept note').setInputFiles(NOTE);
  await page.getByRole('button', { name: /read/i }).click();
  await page.getByRole('button', { name: /create/i }).click();
  await expect(page).toHaveURL(/\/m\/[a-z0-9-]+$/);
  const meeting = new URL(page.url()).pathname;
  await page.goto(`${server.address}${meeting}/console`);
  await page.keyboard.press('o');
  await expect(page.locator('#tab-session-1 .state')).toHaveText('open');
  for (let no = 1; no <= delegations; no++) await inscribe(page.context().browser()!, server, meeting, no);
  await expect(rows(page)).toHaveCount(delegations);
  return meeting;
}

/** Registers a delegation and puts it on the list, without a page. */
async function inscribe(browser: Browser, server: Server, meeting: string, no: number): Promise<void> {
  const context = await browser.newContext({ extraHTTPHeaders: { 'sec-fetch-site': 'same-origin' } });
  const form = {
    name: `Ms. Ada Example ${no}`, delegation: `City ${no}`, category: 'local_governments',
    email: `city-${no}@example.org`, language: 'en', visibility: 'named',
  };
  expect((await context.request.post(`${server.address}${meeting}/register`, { form })).status()).toBe(201);
  const asked = await context.request.post(`${server.address}${meeting}/me/inscribe`, { form: { session: 'session-1', standing: 'single' } });
  expect(asked.ok(), await asked.text()).toBe(true);
  await context.close();
}

const rows = (page: Page) => page.locator('[data-list]:not([hidden]) [data-row]');
const names = (page: Page) => page.locator('[data-list]:not([hidden]) [data-row] .first').allInnerTexts();

async function toTheFloor(page: Page): Promise<void> {
  for (const segment of [/opening remarks/i, /no segment runs/i, /presentations/i, /the floor/i]) {
    await page.keyboard.press('n');
    await expect(page.locator(segment.source.startsWith('no') ? '#order .behind' : '#now .eyebrow')).toContainText(segment);
  }
}

/** What one asks of a console without a page, as the secretariat. */
async function gives(page: Page, meeting: string, action: string, form: Record<string, string>): Promise<void> {
  const answer = await page.request.post(`${new URL(page.url()).origin}${meeting}/console/${action}`, {
    form, headers: { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test('keys pressed before the last one was answered are meant for what it leads to, and for nothing when it is refused', async ({ page, server }) => {
  test.setTimeout(90_000);
  const meeting = await open(page, server, 3);
  await toTheFloor(page);
  const speaking = async () => {
    const floor = await (await page.request.get(`${server.address}${meeting}/api/floor`)).json();
    return floor.current?.speaker?.inscription ?? null;
  };
  await page.route('**/console/pause', async (route) => {
    await new Promise((done) => setTimeout(done, 700));
    await route.continue();
  });
  await page.keyboard.press('g');
  await expect(page.locator('#clock')).toHaveAttribute('data-state', 'normal');
  await page.keyboard.press(' ');
  await page.keyboard.press('e');
  await expect(page.locator('#clock')).toBeHidden();
  expect(await speaking()).toBe(null);
  await expect(page.locator('.refusal')).toBeHidden();

  // Somebody else is faster than the pause: it is refused, and the end that followed it ends nobody.
  await page.keyboard.press('g');
  await expect(page.locator('#clock')).toHaveAttribute('data-state', 'normal');
  const refused = page.waitForResponse((answer) => answer.url().endsWith('/console/pause'));
  await page.keyboard.press(' ');
  await page.keyboard.press('e');
  await gives(page, meeting, 'end', {});
  await gives(page, meeting, 'give-floor', { inscription: '3' });
  expect((await refused).status()).toBe(409);
  await page.waitForTimeout(800);
  expect(await speaking()).toBe(3);

  // A cue leaves the floor as it is: when it is refused, the end that followed it is meant all the same.
  await page.route('**/console/cue', async (route) => {
    await new Promise((done) => setTimeout(done, 500));
    await route.fulfill({ status: 409, json: { code: 'not-speaking', message: 'Another has the floor by now.' } });
  });
  await page.keyboard.press('w');
  await page.keyboard.press('e');
  await expect(page.locator('#clock')).toBeHidden();
  expect(await speaking()).toBe(null);
});

test('22 who wait are seen on one screen, without scrolling, whatever happens', async ({ page, server }) => {
  test.setTimeout(90_000);
  await open(page, server, 23);
  await toTheFloor(page);
  const fits = async () => {
    const page_ = await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.clientHeight]);
    expect(page_[0]).toBeLessThanOrEqual(page_[1]!);
    for (const column of ['.floor-now', '.speakers-column']) {
      const [all, seen] = await page.locator(column).evaluate((part) => [part.scrollHeight, part.clientHeight]);
      expect(all, column).toBeLessThanOrEqual(seen!);
    }
    const seen = await rows(page).evaluateAll((all) => all.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      const area = row.closest('.rows')!.getBoundingClientRect();
      return top >= area.top && bottom <= Math.min(area.bottom, innerHeight);
    }).length);
    expect(seen).toBeGreaterThanOrEqual(22);
  };
  /** Where the commands stand, and what is between them and the clock. */
  const places = () => page.locator('#attention, .nexts, #commands > *').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
  await fits();
  const before = await places();
  await expectAccessible(page);
  await page.keyboard.press('g');
  await expect(page.locator('#clock')).toHaveAttribute('data-state', 'normal');
  await fits();
  expect(await places(), 'nothing jumps when the floor is given').toEqual(before);
  await expectAccessible(page);
});

test('two people run it at once: the second sees at once, and a clash is refused with what changed', async ({ page: chair, server }) => {
  test.setTimeout(60_000);
  const meeting = await open(chair, server, 3);
  await toTheFloor(chair);
  const second = await chair.context().newPage();
  await second.setViewportSize(SCREEN);
  await second.goto(`${server.address}${meeting}/console`);
  await expect(rows(second)).toHaveCount(3);
  await chair.keyboard.press('g');
  await expect(second.locator('#now .speaker')).toHaveText('City 1');
  await expect(second.locator('#last')).toContainText('The secretariat gave the floor to City 1 (No. 1)');
  await second.waitForTimeout(450);
  // The second has the floor of before on the screen: its stream is held up.
  await second.route('**/stream?*', (route) => route.abort());
  await second.reload();
  await expect(second.locator('#now .speaker')).toHaveText('City 1');
  await chair.keyboard.press('e');
  await expect(chair.locator('#clock')).toBeHidden();
  await second.keyboard.press('e');
  await expect(second.locator('#refusal')).toContainText(/Meanwhile the secretariat ended the intervention of City 1 \(No\. 1\) at \d\d:\d\d:\d\d/);
  const box = (await second.locator('#refusal').boundingBox())!;
  const button = (await second.locator('[data-key="e"]').boundingBox())!;
  expect(Math.abs(box.y + box.height / 2 - button.y), 'it stands near what was done').toBeLessThan(150);
  await second.keyboard.press('Escape');
  await expect(second.locator('#refusal')).toBeHidden();
});

test('the list is reordered by keyboard alone, and by dragging, each with its reason', async ({ page, server }) => {
  test.setTimeout(60_000);
  await open(page, server, 4);
  await page.keyboard.press('k');
  await expect(page.locator('#row-4')).toBeFocused();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('#status')).toContainText('City 4: to place 2');
  await page.keyboard.press('Enter');
  await expect(page.locator('#ask-move h2')).toHaveText('Move City 4 before City 2');
  await expectAccessible(page);
  // No key of the console acts while a reason is typed.
  await page.keyboard.type('Next flight: o g e');
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['City 1', 'City 4', 'City 2', 'City 3']);
  await expect(page.locator('#row-4')).toBeFocused();
  await expect(page.locator('#last')).toContainText('Next flight: o g e');
  // Alt with an arrow starts it too; Escape leaves it.
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Escape');
  await expect(page.locator('#status')).toHaveText('');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.locator('#ask-move h2')).toHaveText('Move City 4 to the end');
  // The reason of before is suggested again.
  await expect(page.locator('#move-reason-list option').first()).toBeAttached();
  expect(await page.locator('#move-reason-list option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))).toContain('Next flight: o g e');
  await page.keyboard.type('Later');
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['City 1', 'City 2', 'City 3', 'City 4']);
  await page.locator('#row-3 .first').dragTo(page.locator('#row-1 .first'), { targetPosition: { x: 5, y: 2 } });
  await expect(page.locator('#ask-move h2')).toHaveText('Move City 3 before City 1');
  await page.keyboard.type('Balance');
  await page.keyboard.press('Enter');
  await expect.poll(() => names(page)).toEqual(['City 3', 'City 1', 'City 2', 'City 4']);
  // The last command is taken back while its seconds run.
  await expect(page.locator('#undo .seconds')).toHaveText(/^\d+ s$/);
  await page.keyboard.press('z');
  await expect.poll(() => names(page)).toEqual(['City 1', 'City 2', 'City 3', 'City 4']);
  await expect(page.locator('#undo button')).toBeDisabled();
  // A double click counts once.
  await page.locator('[form="form-next-segment"]').dblclick();
  await expect(page.locator('#now .eyebrow')).toContainText(/opening remarks/i);
  await page.waitForTimeout(500);
  await expect(page.locator('#now .eyebrow')).toContainText(/opening remarks/i);
});

test('a point of order stops the clock and gives the remaining time back, and a lower limit lets more speak', async ({ page, server }) => {
  test.setTimeout(60_000);
  await open(page, server, 24);
  await toTheFloor(page);
  await expect(page.locator('#what-if')).toContainText('At 1:30 instead of 2:00,');
  const sure = () => page.locator('[data-list]:not([hidden]) tr.will').count();
  const before = await sure();
  await page.getByRole('button', { name: 'Lower to 1:30' }).click();
  await expect(page.locator('.rules-line').first()).toContainText('now 1:30 each (was 2:00)');
  expect(await sure()).toBeGreaterThan(before);
  await page.waitForTimeout(450);
  await page.keyboard.press('g');
  await expect(page.locator('#clock .digits')).toHaveText(/^1:2\d$/);
  // The secretariat raises the hand for a delegation in the room.
  await page.keyboard.press('i');
  await expect(page.getByRole('heading', { name: 'For a delegation' })).toBeVisible();
  await expectAccessible(page);
  await page.locator('#raise-point-participant').selectOption({ label: 'City 2 · Ms. Ada Example 2' });
  await page.getByRole('button', { name: 'Raise the hand' }).click();
  await expect(page.locator('#attention')).toContainText('Point of order: City 2');
  await page.keyboard.press('p');
  await expect(page.locator('#clock')).toHaveAttribute('data-state', 'paused');
  const held = await page.locator('#clock .digits').innerText();
  await page.waitForTimeout(1_600);
  await expect(page.locator('#clock .digits')).toHaveText(held);
  await page.keyboard.press('p');
  await page.keyboard.type('The point of order is upheld');
  await page.keyboard.press('Enter');
  await expect(page.locator('#clock')).toHaveAttribute('data-state', 'normal');
  const seconds = (text: string) => Number(text.split(':')[0]) * 60 + Number(text.split(':')[1]);
  expect(seconds(held) - seconds(await page.locator('#clock .digits').innerText())).toBeLessThanOrEqual(1);
});

test('every key has its line, search finds, and the sheet of an inscription has all that can be done', async ({ page, server }) => {
  test.setTimeout(60_000);
  await open(page, server, 12);
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'Keys' })).toBeVisible();
  await expectAccessible(page);
  const listed = (await page.locator('#keys dt').allInnerTexts()).flatMap((text) => text.split(' ')).map((key) => (key === 'Space' ? ' ' : key.toLowerCase()));
  const used = await page.locator('[data-key]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['key']!));
  for (const key of used) expect(listed, `the key "${key}"`).toContain(key);
  // No key of the console acts while the list of keys is open.
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await expect(page.locator('#tab-session-1 .state')).toHaveText('open');
  await page.keyboard.press('/');
  await page.keyboard.type('city 11');
  await expect(rows(page).filter({ visible: true })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('#row-11')).toBeFocused();
  await page.keyboard.press('1');
  await expect(page.locator('#row-11 [data-part="present"]')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { name: 'City 11 (No. 11)' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Please be ready: you are next.' }).click();
  await expect(page.locator('#sheet')).toBeHidden();
  await expect(page.locator('#row-11 .note-mark')).toHaveAttribute('title', /not seen yet/);
  // O and C act on the list that is looked at.
  await page.locator('#tab-session-2').click();
  await page.keyboard.press('c');
  await expect(page.locator('#refusal')).toContainText('closed already');
  await page.keyboard.press('o');
  await expect(page.locator('#tab-session-2 .state')).toHaveText('open');
});

test('the meeting is closed by a second thought, not by pressing one key twice', async ({ page, server }) => {
  test.setTimeout(60_000);
  const meeting = await open(page, server, 0);
  const next = page.locator('[data-key="n"]');
  const closed = async () => (await (await page.request.get(`${server.address}${meeting}/api/floor`)).json()).closed;
  for (let segments = 0; segments < 20 && !(await next.innerText()).includes('Close the meeting'); segments++) {
    await gives(page, meeting, 'next-segment', {});
    await page.reload();
  }
  await page.keyboard.press('n');
  await expect(page.locator('#ask-next .question')).toBeFocused();
  await expect(page.locator('#ask-next .question')).toContainText('The meeting is closed for good after it.');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  expect(await closed()).toBe(false);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Go on all the same' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(closed).toBe(true);
});

test('another limit than that of the rules stands on the button that gives the floor, and is for one speaker', async ({ page, server }) => {
  test.setTimeout(60_000);
  await open(page, server, 2);
  await toTheFloor(page);
  const shown = () => page.locator('.give .whom').evaluate((whom) => getComputedStyle(whom, '::after').content);
  expect(await shown()).toBe('none');
  await page.getByLabel('Limit', { exact: true }).selectOption('90');
  expect(await shown()).toBe('" · 1:30"');
  await page.keyboard.press('Escape');
  await page.locator('.give').click();
  await expect(page.locator('#clock .digits')).toHaveText(/^1:[23]\d$/);
  expect(await shown()).toBe('none');
});
