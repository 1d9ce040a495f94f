// Everything that participants and the public see is in the six official languages: registration on a phone in
// Arabic from the page of the meeting to one's own page, and every public page without a text left in English.
import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, PHONE } from './harness/hall.ts';
import { expect, expectAccessible, test } from './harness/test.ts';

const LOCALES = join(import.meta.dirname, '../../locales');
const LANGUAGES = { ar: 'rtl', zh: 'ltr', en: 'ltr', fr: 'ltr', ru: 'ltr', es: 'ltr' };

/** The texts of a language that stand on one line without values, by their ids. */
function texts(language: string): Map<string, string> {
  const files = readdirSync(join(LOCALES, language)).map((file) => readFileSync(join(LOCALES, language, file), 'utf8'));
  const lines = files.join('\n').matchAll(/^([a-z][\w-]*) = ([^{}\n]+)$/gm);
  const all = [...lines].map(([, id, text]): [string, string] => [id ?? '', (text ?? '').trim()]);
  // Sessions are called by the titles of the programme, which may be the usual ones.
  return new Map(all.filter(([id]) => !id.startsWith('session-kind-')));
}

/** English texts of more than one word that a page in another language shows. */
async function leftInEnglish(page: Page, language: string): Promise<string[]> {
  // What people have written stands in their own language: titles, names, what the concept note says.
  const shown = await page.evaluate(() => {
    const written = [...document.querySelectorAll<HTMLElement>('main :is([dir="auto"], bdi, [lang="en"])')];
    written.forEach((element) => (element.hidden = true));
    const text = document.body.innerText;
    written.forEach((element) => (element.hidden = false));
    return text;
  });
  const [english, own] = [texts('en'), new Set(texts(language).values())];
  // Whole words: "Human right" is not left in "human rights", which a title may say.
  const shows = (text: string) => new RegExp(`(?<!\\p{L})${text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?!\\p{L})`, 'u').test(shown);
  return [...english.values()].filter((text) => /\S \S/.test(text) && !own.has(text) && shows(text));
}

/** Whether the page is wider than the screen, so that one would have to scroll sideways. */
async function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('somebody registers on a phone in Arabic, from the page of the meeting to the own page', async ({ page, browser, server }) => {
  test.setTimeout(90_000);
  const { meeting } = await open(page, server);
  const phone = await (await browser.newContext({ viewport: PHONE, locale: 'ar-EG', timezoneId: 'Africa/Cairo' })).newPage();
  const looksRight = async () => {
    await expect(phone.locator('html')).toHaveAttribute('lang', 'ar');
    await expect(phone.locator('html')).toHaveAttribute('dir', 'rtl');
    expect(await overflows(phone)).toBe(false);
    expect(await leftInEnglish(phone, 'ar')).toEqual([]);
    await expectAccessible(phone);
  };
  await phone.goto(meeting);
  await looksRight();
  await phone.getByRole('main').getByRole('link', { name: 'التسجيل' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('التسجيل');
  await looksRight();

  // What is wrong is said in Arabic, and what was typed is kept.
  await phone.getByLabel('الاسم', { exact: true }).fill('السيدة ليلى حداد');
  await phone.getByRole('button', { name: 'التسجيل' }).click();
  await expect(phone.getByRole('alert')).toContainText('يرجى كتابة عنوان البريد الإلكتروني');
  await expect(phone.getByLabel('الاسم', { exact: true })).toHaveValue('السيدة ليلى حداد');
  await looksRight();

  await phone.getByLabel('الوفد', { exact: true }).fill('مدينة تونس');
  await phone.getByLabel('فئة الوفد').selectOption({ label: 'الحكومات المحلية والإقليمية' });
  await phone.getByLabel('عنوان البريد الإلكتروني').fill('layla@example.org');
  await phone.getByLabel('اللغة التي تتكلمون أو تكتبون بها').selectOption('ar');
  await phone.getByRole('radio', { name: /اسمي ووفدي/ }).check();
  await phone.getByRole('button', { name: 'التسجيل' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('تم تسجيلكم');
  await looksRight();
  await phone.getByRole('link', { name: 'فتح صفحتي' }).click();
  await expect(phone).toHaveURL(/\/me$/);
  await expect(phone.getByRole('main')).toContainText('مدينة تونس');
  await looksRight();

  // The list follows live, and stays in Arabic.
  await phone.locator('#session-1').getByRole('radio', { name: /باسم وفدي/ }).check();
  await phone.locator('#session-1').getByRole('button', { name: 'طلب الكلمة' }).click();
  await expect(phone.getByText(/طلب الكلمة رقم/).first()).toBeVisible();
  await looksRight();
});

for (const [language, dir] of Object.entries(LANGUAGES)) {
  test(`the pages for the public are whole in ${language}, on a phone and on a desk`, async ({ page, browser, server }) => {
    test.setTimeout(90_000);
    const { meeting } = await open(page, server);
    const reader = await (await browser.newContext({ viewport: PHONE, locale: 'de-DE' })).newPage();
    await reader.goto(`${meeting}?lang=${language}`);
    for (const path of ['/register', '', '/live', '/rules/session-1', '/order/session-1', '/figures', '/exports', '/list/print']) {
      await reader.goto(meeting + path);
      await expect(reader.locator('html'), path).toHaveAttribute('lang', language);
      await expect(reader.locator('html'), path).toHaveAttribute('dir', dir);
      await expect(reader.locator(`a[hreflang="${language}"][aria-current="true"]`), path).toHaveCount(1);
      if (language !== 'en') expect(await leftInEnglish(reader, language), path).toEqual([]);
      for (const width of [PHONE.width, 1440]) {
        await reader.setViewportSize({ width, height: 900 });
        expect(await overflows(reader), `${path} at ${width}`).toBe(false);
      }
    }
  });
}

test('the language that is chosen stays on the next page, and the address keeps what it asks for', async ({ page, browser, server }) => {
  const { meeting } = await open(page, server);
  const reader = await (await browser.newContext({ locale: 'fr-CH' })).newPage();
  await reader.goto(`${meeting}?zone=Africa/Nairobi`);
  await expect(reader.locator('html')).toHaveAttribute('lang', 'fr');
  await reader.getByRole('link', { name: 'Español' }).click();
  await expect(reader).toHaveURL(/zone=Africa\/Nairobi&lang=es$/);
  await reader.getByRole('main').getByRole('link', { name: 'Registrarse' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Registrarse');
});
