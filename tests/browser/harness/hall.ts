// A meeting with a chair and people on phones, for the tests in which they meet.
import type { Browser, Page } from '@playwright/test';
import { join } from 'node:path';
import type { Server } from './program.ts';
import { expect, signIn } from './test.ts';

const NOTE = join(import.meta.dirname, '../../../examples/local-government-2025.txt');
export const PHONE = { width: 390, height: 844 };

/** The chair of a meeting whose first list is open. */
export class Chair {
  constructor(readonly page: Page, readonly meeting: string) {}

  /** Gives a command as a form of the console does. */
  async gives(action: string, form: Record<string, string> = {}): Promise<void> {
    const headers = { accept: 'application/json', 'sec-fetch-site': 'same-origin' };
    const answer = await this.page.request.post(`${this.meeting}/console/${action}`, { form, headers });
    expect(answer.status(), `${action}: ${await answer.text()}`).toBe(200);
  }
}

/** Makes the meeting of the example and opens its first list. */
export async function open(page: Page, server: Server): Promise<Chair> {
  await signIn(page, server);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Concept note').setInputFiles(NOTE);
  await page.getByRole('button', { name: /read/i }).click();
  await page.getByRole('button', { name: /create/i }).click();
  await expect(page).toHaveURL(/\/m\/[a-z0-9-]+$/);
  const chair = new Chair(page, page.url());
  await chair.gives('open-list', { session: 'session-1' });
  return chair;
}

/** Registers somebody on a phone and opens their page; `base` is another address of the same server. */
export async function register(browser: Browser, meeting: string, delegation: string, { isProtected = false, base = '' } = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE, locale: 'en-GB', timezoneId: 'America/New_York' })).newPage();
  const address = base ? base + new URL(meeting).pathname : meeting;
  await page.goto(`${address}/register`);
  await page.getByLabel('Name', { exact: true }).fill(`Ms. Ada of ${delegation}`);
  await page.getByLabel('Delegation', { exact: true }).fill(delegation);
  await page.getByLabel('Category of the delegation').selectOption('local_governments');
  await page.getByLabel('E-mail address').fill(`${delegation.toLowerCase().replaceAll(' ', '-')}@example.org`);
  await page.getByRole('radio', { name: isProtected ? /Only my category/ : /My name and my delegation/ }).check();
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByRole('link', { name: 'Open my page' }).click();
  await expect(page).toHaveURL(/\/me$/);
  // The link of the page names the address of the server, not that of a cable to it.
  if (base) await page.goto(`${address}/me`);
  return page;
}

/** Asks for the floor of the first session on a participant's page. */
export async function inscribe(page: Page): Promise<void> {
  await page.locator('#session-1').getByRole('radio', { name: /For my own delegation/ }).check();
  await page.locator('#session-1').getByRole('button', { name: 'Ask for the floor' }).click();
  await expect(page.getByText(/Inscription No\. \d+/)).toBeVisible();
}

/** Registers somebody and asks for the floor. */
export async function onTheList(browser: Browser, meeting: string, delegation: string, options = {}): Promise<Page> {
  const page = await register(browser, meeting, delegation, options);
  await inscribe(page);
  return page;
}

/** The place on the first list as the page shows it. */
export function place(page: Page) {
  return page.locator('#session-1 .own-place .number');
}
