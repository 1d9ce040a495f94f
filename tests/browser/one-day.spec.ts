// The way of one delegation over a day: registered, on the list, given the floor by the chair in another window,
// seen with a running clock by everybody, ended. And the pages around it.
import type { Browser, Page } from '@playwright/test';
import { join } from 'node:path';
import { expect, expectAccessible, signIn, test } from './harness/test.ts';
import { rehearse, serve, type Server } from './harness/program.ts';

const NOTE = join(import.meta.dirname, '../../examples/local-government-2025.txt');

/** Signs the secretariat in and creates the meeting from the sample; gives the path of the meeting. */
async function createMeeting(page: Page, server: Server): Promise<string> {
  await signIn(page, server);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/secretariat$/);
  await page.getByLabel('Concept note').setInputFiles(NOTE);
  await page.getByRole('button', { name: /read/i }).click();
  await expect(page.getByText('CEST').first()).toBeVisible();
  await page.getByRole('button', { name: /create/i }).click();
  await expect(page).toHaveURL(/\/m\/[a-z0-9-]+$/);
  return new URL(page.url()).pathname;
}

/** Registers a delegation in a browser of its own and opens its page. */
async function register(browser: Browser, address: string, meeting: string, delegation: string, isProtected = false): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'America/New_York' });
  const page = await context.newPage();
  await page.goto(`${address}${meeting}/register`);
  await page.getByLabel('Name', { exact: true }).fill('Ms. Ada Example');
  await page.getByLabel('Delegation', { exact: true }).fill(delegation);
  await page.getByLabel('Category of the delegation').selectOption('non_governmental');
  await page.getByLabel('E-mail address').fill(`${delegation.toLowerCase().replaceAll(' ', '-')}@example.org`);
  await page.getByRole('radio', { name: isProtected ? /Only my category/ : /My name and my delegation/ }).check();
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: 'You are registered' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open my page' }).click();
  await expect(page).toHaveURL(/\/me$/);
  return page;
}

/** Asks for the floor in the first panel session. */
async function inscribe(page: Page): Promise<void> {
  const session = page.locator('#session-1');
  await session.getByRole('radio').last().check();
  await session.getByRole('button', { name: 'Ask for the floor' }).click();
  await expect(page.getByText(/Inscription No\. \d+/)).toBeVisible();
}

/** Goes on, by keyboard, from before the opening to the floor of the first panel. */
async function toTheFloor(chair: Page): Promise<void> {
  const now = chair.locator('#now .eyebrow');
  await chair.keyboard.press('n');
  await expect(now).toContainText(/opening remarks/i);
  await chair.keyboard.press('n');
  await expect(now).not.toContainText(/opening remarks/i);
  for (const segment of [/presentations/i, /the floor/i]) {
    await chair.keyboard.press('n');
    await expect(now).toContainText(segment);
  }
}

test('a delegation registers, inscribes, is given the floor, and everybody sees the clock run and end', async ({ page: chair, browser, server }) => {
  test.setTimeout(90_000);
  const meeting = await createMeeting(chair, server);
  await chair.goto(`${server.address}${meeting}/console`);
  await chair.locator('[data-list-button="session-1"]').click();
  await expectAccessible(chair);

  const delegate = await register(browser, server.address, meeting, 'Riverside Alliance');
  await inscribe(delegate);
  await expectAccessible(delegate);

  const display = await (await browser.newContext()).newPage();
  await display.goto(`${server.address}${meeting}/display`);
  const live = await (await browser.newContext()).newPage();
  await live.goto(`${server.address}${meeting}/live`);
  await expect(live.getByText('Riverside Alliance')).toBeVisible();
  await expectAccessible(live);

  await toTheFloor(chair);
  await expect(chair.getByText('Riverside Alliance').first()).toBeVisible();
  await chair.keyboard.press('g');

  for (const screen of [chair, live, display]) {
    await expect(screen.locator('#clock')).toBeVisible();
    await expect(screen.locator('#clock .digits')).toHaveText(/^1:5\d$/);
  }
  await expect(display.locator('#stage')).toContainText('Riverside Alliance');
  await expect(live.locator('#now')).toContainText('Riverside Alliance');

  // It runs on every screen, and no two screens are more than a second apart.
  const shown = async (screen: Page) => {
    const [minutes, seconds] = (await screen.locator('#clock .digits').innerText()).split(':').map(Number);
    return minutes! * 60 + seconds!;
  };
  const first = await shown(display);
  await display.waitForTimeout(2_100);
  expect(first - (await shown(display))).toBeGreaterThanOrEqual(2);
  const now = await Promise.all([chair, live, display].map(shown));
  expect(Math.max(...now) - Math.min(...now)).toBeLessThanOrEqual(1);

  // Pause holds it, on the display too.
  await chair.keyboard.press(' ');
  await expect(display.locator('#clock')).toHaveAttribute('data-state', 'paused');
  const held = await shown(display);
  await display.waitForTimeout(1_500);
  expect(await shown(display)).toBe(held);
  await chair.keyboard.press(' ');
  await expect(display.locator('#clock')).toHaveAttribute('data-state', 'normal');

  await chair.keyboard.press('e');
  for (const screen of [chair, live, display]) await expect(screen.locator('#clock')).toBeHidden();
  await delegate.reload();
  await expect(delegate.getByText('Your delegation has spoken (No. 1).')).toBeVisible();
});

test('a protected participant is named to the chair and on no public page', async ({ page: chair, browser, server }) => {
  test.setTimeout(60_000);
  const meeting = await createMeeting(chair, server);
  await chair.goto(`${server.address}${meeting}/console`);
  await chair.locator('[data-list-button="session-1"]').click();
  const delegate = await register(browser, server.address, meeting, 'Quiet Voices', true);
  await inscribe(delegate);
  await toTheFloor(chair);
  await expect(chair.getByText('Quiet Voices').first()).toBeVisible();
  await chair.keyboard.press('g');
  const stranger = await (await browser.newContext()).newPage();
  for (const path of ['', '/live', '/display', '/display?overlay=1']) {
    await stranger.goto(`${server.address}${meeting}${path}`);
    const html = await stranger.content();
    expect(html).not.toContain('Quiet Voices');
    expect(html).not.toContain('Ada Example');
  }
  await stranger.goto(`${server.address}${meeting}/live`);
  await expect(stranger.locator('#now')).toContainText(/a representative of a non-governmental organization/i);
});

test('the display comes back by itself after the server was killed, with the same speaker', async ({ page: chair, browser, dataFolder }) => {
  test.setTimeout(60_000);
  const first = await serve(dataFolder);
  const port = Number(new URL(first.address).port);
  const meeting = await createMeeting(chair, first);
  await chair.goto(`${first.address}${meeting}/console`);
  await chair.locator('[data-list-button="session-1"]').click();
  await inscribe(await register(browser, first.address, meeting, 'Harbour City'));
  await toTheFloor(chair);
  await chair.keyboard.press('g');
  const display = await (await browser.newContext()).newPage();
  await display.goto(`${first.address}${meeting}/display`);
  await expect(display.locator('#stage')).toContainText('Harbour City');
  await first.kill();
  const second = await serve(dataFolder, { port });
  await chair.goto(`${second.address}${meeting}/console`);
  await expect(chair.locator('#now')).toContainText('Harbour City');
  await chair.keyboard.press('e');
  await expect(display.locator('#clock')).toBeHidden({ timeout: 20_000 });
  await second.stop();
});

test('every form works without script', async ({ browser, server }) => {
  test.setTimeout(60_000);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const meeting = await createMeeting(page, server);
  await page.goto(`${server.address}${meeting}/register`);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.locator('#name-fault')).toHaveText('Write your name, in 1 to 200 characters.');
  await page.goto(`${server.address}${meeting}/console`);
  await page.locator('[data-list-button="session-1"]').click();
  await page.getByRole('button', { name: /Next segment/ }).click();
  await expect(page.locator('#now .eyebrow')).toContainText(/opening/i);
});

test('public pages are accessible and fit a phone', async ({ page, server }) => {
  const phone = { width: 390, height: 844 };
  await page.setViewportSize(phone);
  const meeting = await createMeeting(page, server);
  for (const path of ['/', meeting, `${meeting}/register`, `${meeting}/live`, `${meeting}/console`, `${meeting}/programme`, `${meeting}/programs`, `${meeting}/report`, '/secretariat', `${meeting}/nothing`]) {
    await page.goto(`${server.address}${path}`);
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${path} is wider than the phone`).toBeLessThanOrEqual(phone.width);
  }
});

test('a rehearsal can be watched while it is held, and every page says REHEARSAL', async ({ page, dataFolder }) => {
  test.setTimeout(60_000);
  const rehearsal = await rehearse(join(dataFolder, 'out'), '--speed', '400', '--participants', '24');
  try {
    await page.goto(`${rehearsal.meeting}/live`);
    await expect(page.locator('#clock')).toBeVisible({ timeout: 20_000 });
    const first = await page.locator('#now').innerText();
    await expect(page.locator('#now')).not.toHaveText(first, { timeout: 20_000 });
    for (const path of ['', '/live', '/display', '/register']) {
      await page.goto(`${rehearsal.meeting}${path}`);
      await expect(page.getByText('REHEARSAL').filter({ visible: true }).first()).toBeVisible();
    }
  } finally {
    await rehearsal.kill();
  }
});
