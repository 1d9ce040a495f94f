// The compendium as its readers and other programs meet it, over the practices that a rehearsal publishes: filters by
// keyboard, search in Arabic and Chinese, a map with a table beside it, without script, on paper, on a phone; and a
// harvest by a harvester that Rostrum knows nothing of.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { PHONE } from './harness/hall.ts';
import { rehearse } from './harness/program.ts';
import { expect, expectAccessible, test as base } from './harness/test.ts';

const HARVESTER = join(import.meta.dirname, '../harvest/harvest.py');
/** What the rehearsal publishes, without the practice that it takes back. */
const PUBLISHED = 35;

const test = base.extend<{ origin: string }>({
  /** A rehearsal that has just begun, with its practices. */
  origin: async ({ dataFolder }, use) => {
    const rehearsal = await rehearse(join(dataFolder, 'out'), '--speed', '1', '--participants', '2');
    await use(new URL(rehearsal.meeting).origin);
    await rehearsal.kill();
  },
});

const total = (page: Page) => page.locator('#found .total');
const titles = (page: Page) => page.locator('#found .hit h2');

test('filters are chosen by the keyboard alone, and the list follows without being loaded again', async ({ page, origin }) => {
  await page.goto(`${origin}/practices`);
  await expect(total(page)).toHaveText(`${PUBLISHED} practices`);
  await page.evaluate(() => ((window as unknown as { kept: boolean }).kept = true));
  const region = page.locator('#facet-region');
  await region.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(region.getByRole('checkbox', { name: /African States/ })).toBeVisible();
  await page.keyboard.press('Tab');
  const first = page.locator('#facet-region input').first();
  await expect(first).toBeFocused();
  const count = await region.locator('label').first().locator('.count').innerText();
  await page.keyboard.press('Space');
  await expect(total(page)).toHaveText(new RegExp(`^${count} practices?$`));
  await expect(first).toBeFocused();
  expect(new URL(page.url()).searchParams.getAll('region')).toHaveLength(1);
  expect(await page.evaluate(() => (window as unknown as { kept: boolean }).kept)).toBe(true);
  await expectAccessible(page);
  await page.goBack();
  await expect(total(page)).toHaveText(`${PUBLISHED} practices`);
  await expect(first).not.toBeChecked();
});

test('Arabic is found whatever stands before the word and however its hamza is written, Chinese by two characters', async ({ page, origin }) => {
  const search = async (words: string, language: string) => {
    await page.goto(`${origin}/practices?lang=${language}`);
    await page.locator('#q').fill(words);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=/);
    await expect(page.locator('#found')).not.toHaveAttribute('aria-busy');
  };
  // The text has "للأسر" and "الإعاقة".
  await search('أسر', 'ar');
  await expect(titles(page).first()).toContainText('للأسر');
  await search('الاعاقة', 'ar');
  await expect(titles(page).first()).toContainText('الإعاقة');
  await expect(titles(page).first().locator('mark')).toHaveText('الإعاقة');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(page);
  await search('居民', 'zh');
  await expect(titles(page).first()).toContainText('居民');
  await expect(titles(page).first().locator('a')).toHaveAttribute('lang', 'zh');
  await search('tennants', 'en');
  await expect(titles(page).first()).toContainText('Tenants');
});

test('the map has a table with the same figures, and its countries lead to the list', async ({ page, origin }) => {
  await page.goto(`${origin}/practices?view=map`);
  const table = page.getByRole('table');
  const rows = await table.locator('tbody tr').evaluateAll((all) =>
    all.map((row) => [row.querySelector('th')?.textContent ?? '', row.querySelector('td.number')?.textContent ?? '']));
  const drawn = await page.locator('svg.map a').evaluateAll((all) => all.map((link) => link.getAttribute('aria-label') ?? ''));
  expect(drawn.sort()).toEqual(rows.filter(([name]) => name !== 'No place').map(([name, count]) => `${name}: ${count} practice${count === '1' ? '' : 's'}`).sort());
  expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(PUBLISHED);
  expect(rows.map(([name]) => name)).toContain('No place');
  // The outlines come from this server, and are drawn.
  const land = page.locator('svg.map use.land');
  expect((await land.boundingBox())?.width ?? 0).toBeGreaterThan(300);
  await expectAccessible(page);
  await table.getByRole('link', { name: 'China' }).click();
  await expect(total(page)).toHaveText('5 practices');
  for (const view of ['topics', 'years']) {
    await page.goto(`${origin}/practices?view=${view}`);
    await expect(page.getByRole('table').first()).toBeVisible();
    await expectAccessible(page);
  }
});

test('a practice says what it is, what is like it, and how it is cited', async ({ page, origin }) => {
  await page.goto(`${origin}/practices/1`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tenants sit on the board of the housing office');
  await expect(page.locator('#citation')).toContainText(`${origin}/practices/1`);
  const linked = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as Record<string, unknown>;
  expect(linked['@type']).toBe('Article');
  await expect(page.locator('#similar ~ ul li').first()).toBeVisible();
  await page.getByText('Compare with your own city').click();
  await page.locator('#like-region').selectOption({ label: 'African States' });
  await page.getByRole('button', { name: 'Show practices' }).click();
  await expect(page).toHaveURL(/region=africa/);
  await expectAccessible(page);
  await page.goto(`${origin}/practices/7?lang=en`);
  await expect(page.locator('article.practice')).toHaveAttribute('dir', 'rtl');
  const gone = await page.goto(`${origin}/practices/36`);
  expect(gone?.status()).toBe(410);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This practice was withdrawn');
  await expectAccessible(page);
});

test('all of it works without script', async ({ browser, origin }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${origin}/practices`);
  await page.locator('#facet-theme input').first().check();
  await page.locator('#q').fill('water');
  await page.locator('.apply button').click();
  await expect(page).toHaveURL(/q=water/);
  await expect(page).toHaveURL(/theme=/);
  await page.locator('.chosen a').first().click();
  await expect(page).not.toHaveURL(/theme=/);
  await page.goto(`${origin}/practices/embed?country=KE`);
  await expect(page.locator('.hit')).toHaveCount(1);
});

test('on a phone the filters are folded, and nothing is wider than the screen', async ({ browser, origin }) => {
  const phone = await (await browser.newContext({ viewport: PHONE })).newPage();
  for (const path of ['/practices', '/practices?view=map', '/practices?view=topics', '/practices?view=years', '/practices/1', '/practices/7?lang=ar']) {
    await phone.goto(`${origin}${path}`);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), path).toBe(false);
  }
  await phone.goto(`${origin}/practices?lang=en`);
  await expect(phone.locator('#facets')).toBeHidden();
  await phone.locator('#filters > summary').click();
  await expect(phone.locator('#facet-theme')).toBeVisible();
  await expectAccessible(phone);
});

test('on paper a practice stands without what is for the screen', async ({ page, origin }) => {
  await page.goto(`${origin}/practices/1`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#citation')).toBeVisible();
  for (const hidden of ['header.masthead', '.alike', '.cite .actions', 'footer']) await expect(page.locator(hidden)).toBeHidden();
});

test('an independent harvester gets every practice, and the one that was taken back as deleted', async ({ request, origin }) => {
  const { stdout } = await promisify(execFile)('python3', [HARVESTER, `${origin}/oai`]);
  const harvest = JSON.parse(stdout) as {
    deletedRecord: string;
    records: { identifier: string; deleted: boolean; titles: string[]; addresses: string[]; sets: string[] }[];
    headers: string[];
    bySet: Record<string, string[]>;
    unknown: string;
  };
  const kept = (await (await request.get(`${origin}/practices.json`)).json()) as { practices: { practice: number; title: string; address: string; meeting: string; tags: Record<string, string[]> }[] };
  expect(kept.practices).toHaveLength(PUBLISHED);
  const live = harvest.records.filter((record) => !record.deleted);
  const byNumber = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });
  expect(live.map((record) => `${record.titles[0]} ${record.addresses[0]}`).sort(byNumber))
    .toEqual(kept.practices.map((one) => `${one.title} ${one.address}`).sort(byNumber));
  expect(harvest.records.filter((record) => record.deleted).map((record) => record.identifier)).toEqual(['oai:127.0.0.1:practice-36']);
  expect(harvest.headers).toHaveLength(PUBLISHED + 1);
  for (const theme of new Set(kept.practices.flatMap((one) => one.tags['themes'] ?? []))) {
    const own = kept.practices.filter((one) => one.tags['themes']?.includes(theme)).length;
    expect(harvest.bySet[`theme:${theme}`], theme).toHaveLength(own);
  }
  expect(harvest.deletedRecord).toBe('persistent');
  expect(harvest.unknown).toBe('idDoesNotExist');
});
