// Registration as the secretariat designs it: staff decide, three states have three texts, a phone is enough.
import type { Browser, Page } from '@playwright/test';
import { join } from 'node:path';
import { expect, expectAccessible, signIn, test } from './harness/test.ts';
import type { Server } from './harness/program.ts';

const NOTE = join(import.meta.dirname, '../../examples/local-government-2025.txt');
const PHONE = { width: 390, height: 844 };
const LETTER = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 letter') };

/** Signs the secretariat in and creates the meeting from the sample; gives the address of the meeting. */
async function createMeeting(page: Page, server: Server): Promise<string> {
  await signIn(page, server);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Concept note').setInputFiles(NOTE);
  await page.getByRole('button', { name: /read/i }).click();
  await page.getByRole('button', { name: /create/i }).click();
  await expect(page).toHaveURL(/\/m\/[a-z0-9-]+$/);
  return page.url();
}

/** Designs the registration of non-governmental organizations: staff decide, one place, a letter and a consent. */
async function design(page: Page, meeting: string): Promise<void> {
  await page.goto(`${meeting}/registration`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'non-governmental organizations', exact: false }).click();
  await page.getByLabel('Places', { exact: true }).fill('1');
  await page.getByRole('radio', { name: 'Staff decide about each' }).check();
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByLabel('Question (English)').fill('Letter of credentials');
  await page.getByLabel('How it is answered').selectOption('file');
  await page.getByLabel('Has to be answered').check();
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByLabel('Question (English)').nth(1).fill('I keep to the rules of the meeting');
  await page.getByLabel('How it is answered').nth(1).selectOption('consent');
  await page.getByRole('button', { name: 'Move question 2 up' }).click();
  await expect(page.getByLabel('Question (English)').first()).toHaveValue('I keep to the rules of the meeting');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('The design is saved.');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Preview in each language' }).click();
  await page.getByRole('link', { name: 'العربية' }).click();
  await expect(page.locator('[dir="rtl"] [lang="en"]').first()).toBeVisible();
  await expectAccessible(page);
}

/** Registers on a phone; gives the page that says how it stands. */
async function register(browser: Browser, meeting: string, name: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'America/New_York', viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${meeting}/register`);
  await expectAccessible(page);
  await page.getByRole('radio', { name: /non-governmental organizations/i }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.locator('#q-letter_of_credentials-fault')).toContainText('Choose a file');
  await expectAccessible(page);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Delegation', { exact: true }).fill(`Friends of ${name}`);
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel(/Letter of credentials/).setInputFiles(LETTER);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByText('“letter.pdf” is kept for an hour')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Leave “letter.pdf” out' })).not.toBeChecked();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /I keep to the rules/ }).check();
  await page.getByRole('radio', { name: /My name and my delegation/ }).check();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, 'the form is wider than the phone').toBeLessThanOrEqual(PHONE.width);
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: 'Your registration is received' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open my page' }).click();
  await expect(page).toHaveURL(/\/me$/);
  return page;
}

test('staff decide about registrations from phones, and three states have three texts', async ({ page: staff, browser, server }) => {
  test.setTimeout(120_000);
  const meeting = await createMeeting(staff, server);
  await design(staff, meeting);
  const [ada, ben] = [await register(browser, meeting, 'Ada'), await register(browser, meeting, 'Ben')];
  await expect(ada.getByText('The secretariat has not decided about it yet.')).toBeVisible();

  await staff.goto(`${meeting}/registrations`);
  await expectAccessible(staff);
  await staff.getByRole('link', { name: 'Ada' }).click();
  const [download] = await Promise.all([staff.waitForEvent('download'), staff.getByRole('link', { name: 'Download' }).click()]);
  expect(download.suggestedFilename()).toBe('registration-1-letter_of_credentials.pdf');
  await expectAccessible(staff);
  await staff.goto(`${meeting}/registrations?state=pending`);
  await staff.getByRole('checkbox', { name: 'Choose Ada' }).check();
  await staff.getByRole('checkbox', { name: 'Choose Ben' }).check();
  await staff.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(staff.getByRole('status')).toContainText('2 changed');

  await ada.reload();
  await expect(ada.locator('#own')).toBeVisible();
  await ben.reload();
  await expect(ben.getByRole('heading', { name: 'You are on the waiting list' })).toBeVisible();
  await expectAccessible(ben);

  await staff.getByRole('button', { name: 'Take it back' }).click();
  await expect(staff.getByRole('status')).toContainText('2 are as before');
  await ben.reload();
  await expect(ben.getByRole('heading', { name: 'Your registration is received' })).toBeVisible();
  await staff.getByRole('checkbox', { name: 'Choose Ada' }).check();
  await staff.getByRole('checkbox', { name: 'Choose Ben' }).check();
  await staff.getByRole('button', { name: 'Accept', exact: true }).click();

  // Who withdraws gives the place to the first who waits, at once.
  await ada.reload();
  await ada.getByRole('link', { name: 'My registration' }).click();
  await expectAccessible(ada);
  await ada.getByRole('button', { name: 'Withdraw my registration' }).click();
  await expect(ada.getByRole('heading', { name: 'You have withdrawn your registration' })).toBeVisible();
  await ben.reload();
  await expect(ben.locator('#own')).toBeVisible();
});

test('the pages of registration fit a phone', async ({ page, server }) => {
  test.setTimeout(60_000);
  const meeting = await createMeeting(page, server);
  await design(page, meeting);
  await page.setViewportSize(PHONE);
  for (const path of ['registration', 'registration/for-all', 'registration/non_governmental', 'registration/accredited', 'registrations', 'register']) {
    await page.goto(`${meeting}/${path}`);
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${path} is wider than the phone`).toBeLessThanOrEqual(PHONE.width);
  }
});
