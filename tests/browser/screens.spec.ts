// Screens: each a link of its own, led from afar; what they show when the network or the link is gone.
import type { Browser, Page } from '@playwright/test';
import { join } from 'node:path';
import { cable } from './harness/cable.ts';
import { expect, expectAccessible, signIn, test } from './harness/test.ts';
import type { Server } from './harness/program.ts';

const NOTE = join(import.meta.dirname, '../../examples/local-government-2025.txt');
const LONG = 'United Nations Entity for Gender Equality and the Empowerment of Women (UN-Women)';

/** A meeting in the floor of its first panel with one delegation on the list; gives its address. */
async function hall(staff: Page, browser: Browser, server: Server, delegation = LONG): Promise<string> {
  await signIn(staff, server);
  await staff.getByRole('button', { name: 'Sign in' }).click();
  await staff.getByLabel('Concept note').setInputFiles(NOTE);
  await staff.getByRole('button', { name: /read/i }).click();
  await staff.getByRole('button', { name: /create/i }).click();
  await expect(staff).toHaveURL(/\/m\/[a-z0-9-]+$/);
  const meeting = staff.url();
  await staff.goto(`${meeting}/console`);
  await staff.locator('[data-list-button="session-1"]').click();
  await expect(staff.locator('#lists .state.good').first()).toBeVisible();
  const delegate = await (await browser.newContext()).newPage();
  await delegate.goto(`${meeting}/register`);
  await delegate.getByLabel('Name', { exact: true }).fill('Ms. Ada Example');
  await delegate.getByLabel('Delegation', { exact: true }).fill(delegation);
  await delegate.getByLabel('Category of the delegation').selectOption('united_nations');
  await delegate.getByLabel('E-mail address').fill('ada@example.org');
  await delegate.getByRole('radio', { name: /My name and my delegation/ }).check();
  await delegate.getByRole('button', { name: 'Register' }).click();
  await delegate.getByRole('link', { name: 'Open my page' }).click();
  await delegate.locator('#session-1').getByRole('radio').last().check();
  await delegate.locator('#session-1').getByRole('button', { name: 'Ask for the floor' }).click();
  await expect(delegate.getByText(/Inscription No\. 1/)).toBeVisible();
  await delegate.context().close();
  const now = staff.locator('#now .eyebrow');
  for (const segment of [/opening remarks/i, /opening session|session 1/i, /presentations/i, /the floor/i]) {
    const before = await now.innerText();
    await staff.keyboard.press('n');
    await expect(now).not.toHaveText(before);
    if (String(segment) === String(/the floor/i)) await expect(now).toContainText(segment);
  }
  return meeting;
}

/** Makes a screen on the page "Screens" and gives its link. */
async function makeScreen(staff: Page, meeting: string, name: string, kind: string, language = 'en'): Promise<string> {
  await staff.goto(`${meeting}/screens`);
  await staff.locator('#name-new').fill(name);
  await staff.locator('#kind-new').selectOption(kind);
  await staff.locator('#language-new').selectOption(language);
  await staff.getByRole('button', { name: 'Make the link' }).click();
  await expect(staff.getByRole('heading', { name: `Link of “${name}”` })).toBeVisible();
  return staff.locator('#new-link').innerText();
}

async function open(browser: Browser, link: string, size = { width: 1920, height: 1080 }): Promise<Page> {
  const page = await (await browser.newContext({ viewport: size })).newPage();
  await page.goto(link);
  return page;
}

async function giveFloor(staff: Page, meeting: string): Promise<void> {
  await staff.goto(`${meeting}/console`);
  await staff.keyboard.press('g');
  await expect(staff.locator('#clock')).toBeVisible();
}

/** How opaque a pixel of a page is, 0 to 255. */
async function opacityAt(page: Page, x: number, y: number): Promise<number> {
  const shot = await page.screenshot({ omitBackground: true, clip: { x, y, width: 1, height: 1 } });
  const reader = await page.context().newPage();
  await reader.setContent('<canvas></canvas>');
  const opacity = await reader.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const canvas = document.querySelector('canvas')!.getContext('2d')!;
    canvas.drawImage(picture, 0, 0);
    return canvas.getImageData(0, 0, 1, 1).data[3]!;
  }, [...shot]);
  await reader.close();
  return opacity;
}

test('every kind of screen is accessible, and the longest name stands in its place', async ({ page: staff, browser, server }) => {
  test.setTimeout(90_000);
  const meeting = await hall(staff, browser, server);
  const links: [string, string][] = [];
  for (const kind of ['room', 'overlay', 'lower_third', 'speaker', 'lobby', 'moderator', 'interpreter']) {
    links.push([kind, await makeScreen(staff, meeting, kind, kind, 'ar')]);
  }
  await expectAccessible(staff);
  await giveFloor(staff, meeting);
  for (const [kind, link] of links) {
    const screen = await open(browser, link);
    await expect(screen.locator('html')).toHaveAttribute('dir', 'rtl');
    const name = screen.locator('#stage .speaker');
    await expect(name).toContainText(LONG);
    const outside = await name.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const cuts = (box: Element) => getComputedStyle(box).overflow !== 'visible' && box.scrollHeight > box.clientHeight + 2;
      const cut = cuts(element) || cuts(element.closest('#stage')!);
      return cut || left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
    });
    expect(outside, `${kind}: the name is cut`).toBe(false);
    await expectAccessible(screen);
    await screen.context().close();
  }
});

test('an overlay is transparent but for its card, which stands in the corner that the link asks for', async ({ page: staff, browser, server }) => {
  test.setTimeout(60_000);
  const meeting = await hall(staff, browser, server, 'City of Lima');
  const overlay = await makeScreen(staff, meeting, 'OBS main', 'overlay');
  const lowerThird = await makeScreen(staff, meeting, 'OBS name', 'lower_third');
  const waiting = await open(browser, overlay);
  expect(await opacityAt(waiting, 1700, 1000)).toBe(0);
  await giveFloor(staff, meeting);
  await expect(waiting.locator('#clock')).toBeVisible();
  for (const [at, x, y] of [['', 1800, 1000], ['?at=top-left', 100, 80], ['?at=top-right', 1800, 80], ['?at=bottom-left', 100, 1000]] as const) {
    const screen = await open(browser, overlay + at);
    await expect(screen.locator('#stage')).toContainText('City of Lima');
    expect(await opacityAt(screen, x, y), at).toBeGreaterThan(200);
    expect(await opacityAt(screen, 960, 540), at).toBe(0);
    await screen.context().close();
  }
  const band = await open(browser, lowerThird);
  await expect(band.locator('#stage')).toContainText('City of Lima');
  expect(await opacityAt(band, 960, 100)).toBe(0);
  await expect(band.locator('#clock')).toHaveCount(0);
});

test('a screen that loses its network counts on, says so in a corner, and comes back with what was missed', async ({ page: staff, browser, server }) => {
  test.setTimeout(120_000);
  const meeting = await hall(staff, browser, server, 'City of Lima');
  const link = await makeScreen(staff, meeting, 'Countdown', 'speaker');
  const network = await cable(server.address);
  const screen = await open(browser, network.address + new URL(link).pathname);
  await giveFloor(staff, meeting);
  await expect(screen.locator('#clock .digits')).toHaveText(/^1:5\d$/);
  network.pull();
  const before = await screen.locator('#clock .digits').innerText();
  const contact = screen.locator('#contact');
  await expect(contact).toBeVisible({ timeout: 40_000 });
  await expect(contact).toHaveText(/^No contact for \d+ s$/);
  const size = await contact.boundingBox();
  expect(size!.height, 'small').toBeLessThan(1080 / 20);
  expect(await screen.locator('#clock .digits').innerText(), 'it counts on').not.toBe(before);
  const list = await staff.context().newPage();
  await list.goto(`${meeting}/screens`);
  await expect(list.locator('#screen-1')).toContainText(/no sign of life/, { timeout: 40_000 });
  await staff.bringToFront();
  await staff.keyboard.press(' ');
  await expect(staff.locator('#clock')).toHaveAttribute('data-state', 'paused');
  network.plug();
  await expect(list.locator('#screen-1')).toContainText(/connected since/, { timeout: 40_000 });
  await expect(contact).toBeHidden({ timeout: 40_000 });
  await expect(screen.locator('#clock')).toHaveAttribute('data-state', 'paused');
  await expect(screen.locator('#clock .word')).toHaveText('The clock is stopped');
  await screen.context().close();
  await network.remove();
});

test('a screen is loaded again, turned into another, and put out from afar', async ({ page: staff, browser, server }) => {
  test.setTimeout(90_000);
  const meeting = await hall(staff, browser, server, 'City of Lima');
  const link = await makeScreen(staff, meeting, 'Room screen left', 'room');
  const line = staff.locator('#screen-1');
  await expect(line).toContainText('not opened');
  const screen = await open(browser, link);
  await expect(line).toContainText('connected');
  await expect(line).not.toContainText('not connected');

  await screen.evaluate(() => document.documentElement.setAttribute('data-of-before', ''));
  await line.getByRole('button', { name: 'Load again: Room screen left' }).click();
  await expect(screen.locator('html[data-of-before]')).toHaveCount(0);
  await expect(screen.locator('#upcoming')).toContainText('City of Lima');

  await line.getByText('Change', { exact: true }).click();
  await line.getByLabel('Kind').selectOption('lobby');
  await line.getByLabel('Language').selectOption('ar');
  await line.getByRole('button', { name: 'Change it' }).click();
  await expect(screen.locator('html')).toHaveAttribute('data-kind', 'lobby');
  await expect(screen.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(screen.locator('#where')).toContainText('قائمة المتكلمين');
  const place = await screen.locator('.speakers .place').first().boundingBox();
  expect(place!.x, 'the number stands at the right').toBeGreaterThan(1920 / 2);

  await line.getByText('Revoke', { exact: true }).click();
  await line.getByRole('button', { name: 'Revoke the link' }).click();
  await expect(staff.getByText('There are no screens yet.')).toBeVisible();
  await expect(screen.locator('#where')).toHaveCount(0);
  await expect(screen.locator('#screen')).toBeVisible();
  expect(await screen.content()).not.toContain('City of Lima');
  await screen.goto(link);
  await expect(screen.getByRole('heading')).toHaveText('This link is no longer valid. Please ask the secretariat for a new one.');
  await expectAccessible(screen);
});

test('a screen that is closed is not connected any more', async ({ page: staff, browser, server }) => {
  test.setTimeout(60_000);
  const meeting = await hall(staff, browser, server, 'City of Lima');
  const link = await makeScreen(staff, meeting, 'Lobby east', 'lobby', 'fr');
  const screen = await open(browser, link);
  const line = staff.locator('#screen-1');
  await expect(line).toContainText('since');
  await screen.context().close();
  await expect(line).toContainText(/not connected last seen \d+ s ago/);
});

test('a list that is longer than its screen is shown page by page, without motion for who wants none', async ({ page: staff, browser, server }) => {
  test.setTimeout(60_000);
  const meeting = await hall(staff, browser, server, 'City of Lima');
  for (let no = 2; no <= 14; no++) {
    const { request } = await browser.newContext();
    const form = { name: `Mr. Person ${no}`, delegation: `City ${no}`, category: 'local_governments', email: `p${no}@example.org`, language: 'en', visibility: 'named' };
    const registered = await request.post(`${meeting}/register`, { form });
    await request.get(server.address + (await registered.text()).match(/\/p\/[\w-]+/)![0]);
    const inscribed = await request.post(`${meeting}/me/inscribe`, { form: { session: 'session-1', standing: 'single' } });
    expect(inscribed.ok()).toBe(true);
  }
  const link = await makeScreen(staff, meeting, 'Lobby', 'lobby');
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  const screen = await context.newPage();
  await screen.clock.install();
  await screen.goto(link);
  const places = screen.locator('.speakers li:visible .place');
  const pages: string[][] = [];
  for (let turn = 0; turn < 3; turn++) {
    await expect(screen.locator('#page-of')).toBeVisible();
    pages.push(await places.allInnerTexts());
    expect(await screen.locator('.speakers').evaluate((list) => list.scrollHeight <= list.clientHeight + 1)).toBe(true);
    expect(await screen.locator('.speakers[data-turning]').count()).toBe(0);
    await screen.clock.fastForward(30_000);
  }
  const [first, second, third] = pages;
  expect([...first!, ...second!]).toEqual(Array.from({ length: 14 }, (_, at) => String(at + 1)));
  expect(third, 'after the last page the first comes again').toEqual(first);
});
