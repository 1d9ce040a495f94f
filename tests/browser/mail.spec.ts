// Mails leave by a real mail server over an encrypted line, come whole, and are neither lost nor sent in vain.
import type { APIRequestContext, Page } from '@playwright/test';
import { open } from './harness/hall.ts';
import { AUTHORITY, MailServer, type Came } from './harness/mail-server.ts';
import { serve, type Server } from './harness/program.ts';
import { expect, test as base } from './harness/test.ts';

const FROM = 'Secretariat of the panel <secretariat@example.org>';
/** Longest wait for a mail, in milliseconds. */
const SOON = { timeout: 8_000 };

const test = base.extend<{ post: MailServer; server: Server }>({
  // Playwright wants a pattern here even when nothing is taken from it.
  post: async ({}, use) => {
    const post = await MailServer.start();
    await use(post);
    await post.stop();
  },
  server: async ({ dataFolder, post }, use) => {
    const environment = { ROSTRUM_SMTP_URL: post.url, SSL_CERT_FILE: AUTHORITY };
    const server = await serve(dataFolder, { words: ['--mail-from', FROM, '--mail-retry', '1'], environment });
    await use(server);
    await server.stop();
  },
});

interface Person {
  name: string;
  email: string;
  language?: string;
  category?: string;
}

/** Sends a form as a page of the server does. */
async function send(request: APIRequestContext, address: string, form: Record<string, string>): Promise<string> {
  const answer = await request.post(address, { form, headers: { 'sec-fetch-site': 'same-origin' }, maxRedirects: 0 });
  expect(answer.status(), `${address}: ${await answer.text()}`).toBeLessThan(400);
  return answer.text();
}

/** Registers somebody, as a browser that knows nobody does. */
async function register(anybody: APIRequestContext, meeting: string, person: Person): Promise<void> {
  const { name, email, language = 'en', category = 'local_governments' } = person;
  const form = { name, email, language, category, delegation: `City of ${name}`, visibility: 'named' };
  await send(anybody, `${meeting}/register`, form);
}

/** The one message to an address whose subject fits. */
async function mail(post: MailServer, to: string, subject: RegExp): Promise<Came> {
  const all = () => post.taken(to).filter((one) => subject.test(one.mail.subject ?? ''));
  await expect.poll(() => all().length, { ...SOON, message: `a mail to ${to}: ${subject}` }).toBe(1);
  return all()[0] as Came;
}

/** What holds for every message. */
function isWhole({ mail, raw, secure, user }: Came): void {
  expect([secure, user], 'encrypted, and signed in').toEqual([true, 'rostrum']);
  expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@example\.org>$/);
  expect(mail.from?.value[0]?.address).toBe('secretariat@example.org');
  expect(Math.abs(Date.now() - Number(mail.date))).toBeLessThan(60_000);
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.subject).toBeTruthy();
  expect(mail.text?.trim()).toBeTruthy();
  expect(mail.html).toContain('<html');
  // Nothing but ASCII travels, in lines of at most 998 octets (RFC 5322, 2.1.1).
  expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*$/);
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
}

/** How the outbox shows the mails to an address, whether it was tried once or more. */
async function outbox(page: Page, meeting: string, name: string): Promise<string> {
  await page.goto(`${meeting}/mail`);
  return page.locator('tr', { hasText: name }).first().innerText();
}

test('each kind of mail comes whole, in the language of its reader, and mails to many say how to get no more', async ({ page, playwright, server, post }) => {
  const { meeting } = await open(page, server);
  const staff = page.request;
  const anybody = await playwright.request.newContext();
  await register(anybody, meeting, { name: 'Ada', email: 'ada@example.org' });
  const confirmation = await mail(post, 'ada@example.org', /registered|registration/i);
  expect(confirmation.mail.text).toContain('Ada');
  expect(confirmation.mail.html).toContain('Ada');
  expect(confirmation.mail.headers.has('list-unsubscribe'), 'it goes to one').toBe(false);

  await register(anybody, meeting, { name: 'سارة', email: 'sara@example.org', language: 'ar' });
  await register(anybody, meeting, { name: '李薇', email: 'liwei@example.org', language: 'zh' });
  for (const [to, name, letters, dir] of [
    ['sara@example.org', 'سارة', /\p{Script=Arabic}{4}/u, 'rtl'],
    ['liwei@example.org', '李薇', /\p{Script=Han}{3}/u, 'ltr'],
  ] as const) {
    const { mail: told } = await mail(post, to, letters);
    expect(told.text).toContain(name);
    expect(told.text).toMatch(letters);
    expect(told.html).toContain(`dir="${dir}"`);
  }

  // To one: another link, the link to sign in, what is asked after the approval, and what was decided of a wish.
  await send(staff, `${meeting}/mail/links`, { to: '1' });
  const link = (await mail(post, 'ada@example.org', /link/i)).mail.text?.match(/http\S+\/p\/\S+/)?.[0] ?? '';
  const ada = await playwright.request.newContext();
  expect((await ada.get(link)).url(), 'the link in the mail leads to the own page').toMatch(/\/me$/);
  await send(anybody, `${meeting}/sign-in`, { email: 'ada@example.org' });
  await expect.poll(() => post.taken('ada@example.org').some((one) => /\/sign-in\//.test(one.mail.text ?? '')), SOON).toBe(true);
  const before = post.taken('ada@example.org').length;
  await send(staff, `${meeting}/follow-up`, { do: 'open' });
  await expect.poll(() => post.taken('ada@example.org').length, SOON).toBe(before + 1);

  // To many: they wait until staff let them go.
  await page.goto(`${meeting}/mail/invitations`);
  await page.locator('textarea[name="lines"]').fill('invited@example.org');
  await page.locator('main form[enctype] button').first().click();
  await page.goto(`${meeting}/programme`);
  await page.locator('#version-name').fill('Longer closing');
  await page.locator('#end-closing').fill('2025-07-21T17:10');
  await page.getByRole('button', { name: /publish/i }).click();
  expect(post.taken('invited@example.org'), 'it waits').toEqual([]);
  await expect.poll(async () => {
    await page.goto(`${meeting}/mail?state=waiting`);
    return page.locator('main tbody tr').count();
  }, SOON).toBeGreaterThan(3);
  await send(staff, `${meeting}/mail/release`, {});
  await expect.poll(() => post.taken('invited@example.org').length, SOON).toBe(1);
  const invitation = post.taken('invited@example.org')[0] as Came;
  expect(invitation.mail.text).toContain(`${meeting}/register`);
  const change = () => post.taken('ada@example.org').filter((one) => /17[:.]10/.test(one.mail.text ?? ''));
  await expect.poll(() => change().length, SOON).toBe(1);
  for (const bulk of [invitation, change()[0] as Came]) {
    expect(bulk.raw).toContain('List-Unsubscribe: <mailto:secretariat@example.org?subject=unsubscribe>');
  }
  const calendar = change()[0]?.mail.attachments.find((one) => one.contentType === 'text/calendar');
  expect(calendar?.content.toString('utf8')).toContain('SEQUENCE:1');

  post.came.forEach(isWhole);
  const ids = post.came.map((one) => one.mail.messageId);
  expect(new Set(ids).size, 'each has an id of its own').toBe(ids.length);
});

test('a mail that cannot be taken now is sent again, one that never can be is not, and a cut line loses none', async ({ page, playwright, server, post }) => {
  const { meeting } = await open(page, server);
  const anybody = await playwright.request.newContext();
  post.answer('later@example.org', 451, 451);
  post.answer('gone@example.org', 550);
  post.answer('cut@example.org', 'cut');
  for (const name of ['Later', 'Gone', 'Cut', 'Fine']) {
    await register(anybody, meeting, { name, email: `${name.toLowerCase()}@example.org` });
  }
  // Whoever is well reached does not wait for the others.
  await expect.poll(() => post.taken('fine@example.org').length, { timeout: 1_500 }).toBe(1);
  await expect.poll(() => post.attempts.get('gone@example.org'), SOON).toBe(1);
  await expect.poll(() => outbox(page, meeting, 'Gone'), SOON).toMatch(/failed/i);

  await expect.poll(() => post.taken('cut@example.org').length, SOON).toBe(1);
  const cut = post.came.filter((one) => one.to === 'cut@example.org');
  expect(cut.map((one) => one.taken)).toEqual([false, true]);
  expect(cut[0]?.mail.messageId, 'whoever got it twice can tell').toBe(cut[1]?.mail.messageId);

  // After about one second and about four more.
  await expect.poll(() => post.taken('later@example.org').length, { timeout: 12_000 }).toBe(1);
  expect(post.attempts.get('later@example.org')).toBe(3);
  await expect.poll(() => outbox(page, meeting, 'Later'), SOON).toMatch(/sent/i);
  expect(post.attempts.get('gone@example.org'), 'it is not tried again').toBe(1);
  expect([post.taken('fine@example.org').length, post.taken('cut@example.org').length, post.taken('later@example.org').length]).toEqual([1, 1, 1]);
  await page.goto(`${meeting}/mail?state=failed`);
  await page.locator('main tbody a').first().click();
  await expect(page.locator('main')).toContainText('550');
  await expect(page.locator('main')).toContainText('No such mailbox');
});

test('what was not delivered when the server died is delivered after its next start', async ({ dataFolder, page, playwright, post }) => {
  const start = () => serve(dataFolder, {
    words: ['--mail-from', FROM, '--mail-retry', '1'],
    environment: { ROSTRUM_SMTP_URL: post.url, SSL_CERT_FILE: AUTHORITY },
  });
  const first = await start();
  post.answer('ada@example.org', 451);
  const { meeting } = await open(page, first);
  // The meeting of the example is long over, so its contact data would go at the next start.
  await send(page.request, `${meeting}/retention`, { days: '0' });
  await register(await playwright.request.newContext(), meeting, { name: 'Ada', email: 'ada@example.org' });
  await expect.poll(() => post.attempts.get('ada@example.org'), SOON).toBe(1);
  await first.kill();
  expect(post.taken('ada@example.org')).toEqual([]);
  const second = await start();
  await expect.poll(() => post.taken('ada@example.org').length, SOON).toBe(1);
  await second.stop();
});
