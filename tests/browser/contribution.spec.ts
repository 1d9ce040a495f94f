// A contribution on a phone: the network goes in the middle, the page is closed, and nothing typed is lost. Two people in
// one draft. Without script. How the secretariat writes the call.
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { join } from 'node:path';
import { expect, expectAccessible, signIn, test } from './harness/test.ts';
import type { Server } from './harness/program.ts';

const NOTE = join(import.meta.dirname, '../../examples/local-government-2025.txt');
const PHONE = { width: 390, height: 844 };
const CAPACITY = /What has been done to build the capacity/;
const LESSON = /If others could learn one thing/;

/** Creates the meeting, takes the ready call over and publishes it; gives the address of the call. */
async function publishCall(page: Page, server: Server): Promise<string> {
  await signIn(page, server);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Concept note').setInputFiles(NOTE);
  await page.getByRole('button', { name: /read/i }).click();
  await page.getByRole('button', { name: /create/i }).click();
  await expect(page).toHaveURL(/\/m\/[a-z0-9-]+$/);
  const meeting = page.url();
  await page.goto(`${meeting}/calls`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'From the ready call' }).click();
  await expectAccessible(page);
  await page.getByLabel('Deadline').fill('2030-06-30T23:59');
  await page.getByRole('button', { name: 'Move question 2 up' }).click();
  await expect(page.getByText('Not saved yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Move question 1 down' }).click();
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await expect(page).toHaveURL(/\/calls$/);
  return `${meeting}/calls/1`;
}

async function phone(browser: Browser, more: object = {}): Promise<BrowserContext> {
  return browser.newContext({ locale: 'en-GB', timezoneId: 'America/New_York', viewport: PHONE, ...more });
}

/** Begins a contribution without an account; gives the address of the link. */
async function begin(page: Page, call: string, script = true): Promise<string> {
  await page.goto(call);
  // axe itself is a script.
  if (script) await expectAccessible(page);
  await page.getByRole('button', { name: 'Answer here' }).click();
  await expect(page).toHaveURL(/\/c\/[\w-]+$/);
  return page.url();
}

test('a contribution is written on a phone whose network goes, and nothing is lost', async ({ page, server, browser }) => {
  test.setTimeout(90_000);
  const call = await publishCall(page, server);
  const context = await phone(browser);
  let writing = await context.newPage();
  const link = await begin(writing, call);
  await expectAccessible(writing);
  await writing.getByLabel('State, city, institution or organization').first().fill('City of Ithaca');
  await writing.getByLabel('Category').first().selectOption('local_governments');
  await writing.getByLabel(CAPACITY).fill('We teach every new official.');
  await expect(writing.locator('#draft-state')).toContainText('Saved at');
  await expect(writing.locator('#f-capacity-words')).toHaveText('Words: 5 of at most 500');

  await context.setOffline(true);
  await writing.getByLabel(CAPACITY).fill('We teach every new official, and every school.');
  await writing.getByLabel(LESSON).fill('Begin with those who are concerned.');
  await expect(writing.locator('#draft-state')).toContainText('not yet sent');
  await expectAccessible(writing);
  await writing.close();

  writing = await context.newPage();
  await context.setOffline(false);
  await writing.goto(link);
  await expect(writing.getByLabel(CAPACITY)).toHaveValue('We teach every new official, and every school.');
  await expect(writing.getByLabel(LESSON)).toHaveValue('Begin with those who are concerned.');
  await expect(writing.locator('#draft-state')).toContainText('Saved at');
  await expect(writing.locator('#draft-device')).toBeHidden();

  await writing.getByRole('button', { name: 'Hand in' }).click();
  await expect(writing.getByRole('alert')).toContainText('Say what may be published.');
  await expectAccessible(writing);
  await writing.getByRole('radio', { name: /Publish without our name/ }).check();
  await writing.getByRole('button', { name: 'Hand in' }).click();
  await expect(writing.getByRole('heading', { name: 'Your contribution was received' })).toBeVisible();
  await expect(writing.locator('#reference')).toHaveText(/^[A-Z]+\d*-C-0001$/);
  await expectAccessible(writing);
  expect(await writing.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('rostrum-draft')))).toEqual([]);
  await writing.goto(link);
  await expect(writing.getByLabel(LESSON)).toHaveValue('Begin with those who are concerned.');
});

test('what the server did not acknowledge is sent again until it does', async ({ page, server, browser }) => {
  test.setTimeout(90_000);
  const call = await publishCall(page, server);
  const context = await phone(browser);
  const writing = await context.newPage();
  await begin(writing, call);
  await writing.route('**/save', (route) => route.abort());
  await writing.getByLabel(LESSON).fill('Listen first.');
  await expect(writing.locator('#draft-state')).toContainText('tried again');
  await writing.unroute('**/save');
  await expect(writing.locator('#draft-state')).toContainText('Saved at', { timeout: 15_000 });
  await writing.reload();
  await expect(writing.getByLabel(LESSON)).toHaveValue('Listen first.');
});

test('two people write in one draft and choose between two texts for one answer', async ({ page, server, browser }) => {
  test.setTimeout(90_000);
  const call = await publishCall(page, server);
  const one = await (await phone(browser)).newPage();
  const link = await begin(one, call);
  const two = await (await phone(browser)).newPage();
  await two.goto(link);
  // Different answers merge without a word.
  const saved = one.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok());
  await one.getByLabel(LESSON).fill('From the first.');
  await saved;
  await two.getByLabel('Housing').fill('A roof for all.');
  await expect(two.getByLabel(LESSON)).toHaveValue('From the first.');
  // The same answer at once: both texts stand side by side.
  await one.getByLabel(CAPACITY).fill('The first text.');
  await two.getByLabel(CAPACITY).fill('The second text.');
  const besides = async () => (await one.locator('.beside').count()) + (await two.locator('.beside').count());
  await expect.poll(besides).toBeGreaterThan(0);
  const choosing = (await two.locator('.beside').count()) > 0 ? two : one;
  const other = choosing === two ? one : two;
  await expectAccessible(choosing);
  await choosing.getByRole('button', { name: 'Keep both, one after the other' }).click();
  await expect(choosing.locator('.beside')).toHaveCount(0);
  await other.reload();
  await expect(other.getByLabel(CAPACITY)).toHaveValue(/The (first|second) text\.\n\nThe (first|second) text\./);
  await expect(other.getByLabel('Housing')).toHaveValue('A roof for all.');
});

test('"leave quickly" leaves nothing of the form on the device', async ({ page, server, browser }) => {
  const call = await publishCall(page, server);
  const context = await phone(browser);
  const writing = await context.newPage();
  await begin(writing, call);
  await context.setOffline(true);
  await writing.getByLabel(LESSON).fill('Not for everybody.');
  await expect(writing.locator('#draft-device')).toBeVisible();
  await context.setOffline(false);
  await writing.route('**/save', (route) => route.abort());
  await writing.getByRole('link', { name: 'Leave quickly' }).click();
  await expect(writing).toHaveURL(/world-clock/);
  expect(await writing.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('the form works without script, in Arabic from right to left', async ({ page, server, browser }) => {
  test.setTimeout(90_000);
  const call = await publishCall(page, server);
  const plain = await (await phone(browser, { javaScriptEnabled: false })).newPage();
  const link = await begin(plain, call, false);
  await plain.getByLabel('State, city, institution or organization').first().fill('City of Ithaca');
  await plain.getByLabel('Category').first().selectOption('local_governments');
  await plain.getByLabel(LESSON).fill('Begin small.');
  await plain.getByRole('button', { name: 'Save' }).last().click();
  await expect(plain.getByRole('status').first()).toContainText('Saved.');
  await expect(plain.getByLabel(LESSON)).toHaveValue('Begin small.');
  await plain.getByRole('radio', { name: /Do not publish/ }).check();
  await plain.getByRole('button', { name: 'Hand in' }).click();
  await expect(plain.getByRole('heading', { name: 'Your contribution was received' })).toBeVisible();
  const arabic = await (await phone(browser)).newPage();
  for (const address of [`${call}?lang=ar`, `${link}?lang=ar`, `${link}/receipt?lang=ar`]) {
    await arabic.goto(address);
    await expect(arabic.locator('html')).toHaveAttribute('dir', 'rtl');
    await expectAccessible(arabic);
    expect(await arabic.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
});
