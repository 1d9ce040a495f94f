// A practice from the first draft to the compendium, by keyboard alone, with a picture, and what stands in the way said.
import type { Page } from '@playwright/test';
import { open, PHONE } from './harness/hall.ts';
import { expect, expectAccessible, test } from './harness/test.ts';

/** The smallest picture: one dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Goes on with the tab key until something has the focus. */
async function tabTo(page: Page, name: RegExp | string, role: 'button' | 'link' | 'textbox' | 'combobox' | 'radio'): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
  for (let presses = 0; presses < 400; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the tab key does not lead to ${role} ${name}`);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label, 'textbox');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

test('a practice is written, published and withdrawn by keyboard', async ({ page, server }) => {
  const { meeting } = await open(page, server);
  await page.goto(`${meeting}/practices`);
  await expectAccessible(page);
  await tabTo(page, 'New practice', 'link');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Without a place the practice can be kept')).toBeVisible();
  await expectAccessible(page);
  await type(page, 'Title', 'غرف للجميع');
  await type(page, 'Language', 'ar');
  await type(page, 'First year', 'soon');
  await type(page, 'What was done', 'تستأجر المدينة الشقق.');
  await type(page, 'Author', 'City of Amman');
  await tabTo(page, 'Keep', 'button');
  await page.keyboard.press('Enter');
  // Nothing is lost: what is wrong is said at its field.
  await expect(page.getByRole('alert')).toContainText('“soon” is no year');
  await expect(page.getByLabel('Title')).toHaveValue('غرف للجميع');
  await expectAccessible(page);
  await type(page, 'First year', '2019');
  await tabTo(page, 'Keep', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('غرف للجميع');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCSS('direction', 'rtl');
  // Whoever says nothing has consented to nothing.
  await expect(page.getByText('does not let anything of it be published').first()).toBeVisible();
  await expectAccessible(page);

  await tabTo(page, 'Change', 'link');
  await page.keyboard.press('Enter');
  await tabTo(page, /Do not publish/, 'radio');
  for (let more = 0; more < 2; more += 1) await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: /Publish with the author/ })).toBeChecked();
  await page.getByLabel('Add a picture or a PDF').setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: DOT });
  await tabTo(page, 'Keep', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('no text for those who do not see it');
  await expect(page.getByRole('link', { name: 'plan.png' })).toBeVisible();
  await type(page, 'What is to be seen in the picture', 'A plan of the flats.');
  await tabTo(page, 'Keep', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'A plan of the flats.' })).toBeVisible();

  await tabTo(page, 'Publish this version', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('The version is public');
  await tabTo(page, 'Versions', 'link');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/versions/);
  await expectAccessible(page);
  await page.goBack();
  await tabTo(page, 'Why', 'combobox');
  await page.getByLabel('Why', { exact: true }).selectOption('outdated');
  await tabTo(page, 'Withdraw from the compendium', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('It is no longer in the compendium');
});

test('the pages of practices and contributions fit a phone', async ({ page, server }) => {
  const { meeting } = await open(page, server);
  await page.setViewportSize(PHONE);
  for (const path of ['practices', 'practices/new', 'practices/import', 'contributions']) {
    await page.goto(`${meeting}/${path}`);
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});
