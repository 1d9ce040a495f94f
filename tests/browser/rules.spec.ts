// The rules of a list: set with shares and a draw by lot, opened, drawn with a value from elsewhere, and the order that
// follows, recomputed from the public log by the very lines that the page shows.
import { request, type APIRequestContext, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, expectAccessible, signIn, test } from './harness/test.ts';
import { run, type Server } from './harness/program.ts';

const NOTE = join(import.meta.dirname, '../../examples/local-government-2025.txt');
const BEACON = 'The first round of a public randomness beacon after the window closes';

/** Signs the secretariat in and creates the meeting from the sample; gives its address. */
async function createMeeting(page: Page, server: Server): Promise<string> {
  await signIn(page, server);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Concept note').setInputFiles(NOTE);
  await page.getByRole('button', { name: /read/i }).click();
  await page.getByRole('button', { name: /create/i }).click();
  await expect(page).toHaveURL(/\/m\/[a-z0-9-]+$/);
  return page.url();
}

/** Registers somebody and gives the requests that carry their sign-in. */
async function register(meeting: string, delegation: string, category: string, isProtected = false): Promise<APIRequestContext> {
  const person = await request.newContext();
  const form = {
    name: `Speaker of ${delegation}`,
    delegation,
    category,
    email: `${delegation.toLowerCase().replaceAll(' ', '-')}@example.org`,
    language: 'en',
    visibility: isProtected ? 'category_only' : 'named',
  };
  expect((await person.post(`${meeting}/register`, { form })).status()).toBe(201);
  return person;
}

async function inscribe(meeting: string, person: APIRequestContext): Promise<void> {
  const answer = await person.post(`${meeting}/me/inscribe`, { form: { session: 'session-1', standing: 'single' } });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test('shares and a draw by lot are set, drawn and recomputed by anybody', async ({ page, server, dataFolder, browser }) => {
  test.setTimeout(90_000);
  const meeting = await createMeeting(page, server);
  const rules = `${meeting}/rules/session-1`;
  await page.goto(rules);
  await expectAccessible(page);
  await page.getByRole('radio', { name: /By shares of the minutes/ }).check();
  await expect(page.getByText('Shares in per cent')).toBeVisible();
  await expect(page.getByText('The categories of a turn')).toBeHidden();
  await page.getByLabel('Local and regional governments', { exact: true }).last().fill('40 %');
  await page.getByRole('radio', { name: /By lot among all/ }).check();
  await page.getByLabel('Length of the intake window').fill('10 moments');
  await page.getByLabel('External value, named beforehand').fill(BEACON);
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await expect(page.locator('#window-fault')).toContainText('“10 moments” is no time');
  await expect(page.getByLabel('External value, named beforehand')).toHaveValue(BEACON);
  await page.getByLabel('Length of the intake window').fill('10 s');
  await page.getByRole('button', { name: 'Show what would change' }).click();
  await expect(page.locator('#preview')).toContainText('at least 40 %');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Set these rules' }).click();
  await expect(page.getByText(/The rules are set/)).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${meeting}/draw/session-1`);
  await expect(stranger.getByText(BEACON)).toBeVisible();
  await expect(stranger.getByText(/Published in line \d+ of the log/)).toBeVisible();
  await expectAccessible(stranger);

  const cities = await Promise.all(['Bern', 'Quito', 'Busan', 'Accra'].map((city) => register(meeting, `City of ${city}`, 'local_governments')));
  const others = await Promise.all(['Norland', 'Sudland'].map((state) => register(meeting, state, 'states')));
  const hidden = await register(meeting, 'Quiet Voices', 'non_governmental', true);
  const opened = await page.request.post(`${meeting}/console/open-list`, { form: { session: 'session-1' } });
  expect(opened.ok(), await opened.text()).toBe(true);
  for (const person of [...others, ...cities, hidden]) await inscribe(meeting, person);
  await page.goto(rules);
  await expect(page.getByText('entered as a decision of the chair')).toBeVisible();
  await expect(page.getByLabel('Length of the intake window')).toBeDisabled();

  await page.goto(`${meeting}/draw/session-1`);
  await expect(async () => {
    await page.reload();
    await expect(page.getByLabel('External value')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expectAccessible(page);
  await page.getByLabel('External value').fill('5d1a round 41');
  await page.getByRole('button', { name: 'Draw the lots' }).click();
  await expect(page.getByRole('heading', { name: 'The lots' })).toBeVisible();
  await expectAccessible(page);

  // What the page tells everybody to do, done: the file verifies, and the lines of Python give the same lots.
  await stranger.reload();
  const log = join(dataFolder, `${meeting.split('/').pop()}-floor.jsonl`);
  await writeFile(log, await (await stranger.request.get(`${meeting}/floor.jsonl`)).text());
  expect(await run('verify', log)).toContain('verifies');
  const lines = await stranger.locator('#recompute').innerText();
  const { stdout } = await promisify(execFile)('python3', ['-c', lines], { cwd: dataFolder });
  const shown = await stranger.locator('#content table tbody tr').evaluateAll((rows) =>
    rows.map((row) => `${row.children[1]?.textContent?.replace('No. ', '')} ${row.children[3]?.textContent}`),
  );
  expect(stdout.trim().split('\n')).toEqual(shown);
  expect(shown).toHaveLength(7);

  await stranger.goto(`${meeting}/order/session-1`);
  await expect(stranger.getByText(/lot [0-9a-f]{8}…/).first()).toBeVisible();
  await expectAccessible(stranger);
  for (const path of ['/draw/session-1', '/order/session-1', '/order.csv', '/order.json', '/figures', '/figures.csv', '/floor.csv']) {
    const text = await (await stranger.request.get(`${meeting}${path}`)).text();
    expect(text, path).not.toContain('Quiet Voices');
  }
});

test('the pages after the session are accessible and fit a phone', async ({ page, server }) => {
  test.setTimeout(60_000);
  const phone = { width: 390, height: 844 };
  await page.setViewportSize(phone);
  const meeting = await createMeeting(page, server);
  await page.request.post(`${meeting}/console/open-list`, { form: { session: 'session-1' } });
  for (const city of ['Bern', 'Quito', 'Busan']) await inscribe(meeting, await register(meeting, `City of ${city}`, 'local_governments'));
  for (const path of ['/rules/session-1', '/draw/session-1', '/order/session-1', '/figures', '/exports']) {
    await page.goto(`${meeting}${path}`);
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${path} is wider than the phone`).toBeLessThanOrEqual(phone.width);
  }
});

test('rules are set without script', async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const meeting = await createMeeting(page, server);
  await page.goto(`${meeting}/rules/session-1`);
  await page.getByLabel('Joint statement', { exact: true }).fill('3:00');
  await page.getByRole('button', { name: 'Set these rules' }).click();
  await expect(page.getByText('For joint statements of several delegations: 3 minutes.')).toBeVisible();
});
