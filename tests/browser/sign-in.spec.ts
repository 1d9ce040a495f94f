// Signing in: a link that is opened twice, and one that is opened in another browser.
import { open, register } from './harness/hall.ts';
import { expect, expectAccessible, test } from './harness/test.ts';

test('a link that works once says what to do when it is opened again', async ({ page, browser, server }) => {
  const link = server.signInLink ?? '';
  await page.goto(link);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Secretariat' })).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
  await expect(page.getByText('It was used already', { exact: false })).toBeVisible();
  await expectAccessible(page);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await stranger.getByRole('link', { name: 'Send me a new link' }).click();
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expectAccessible(stranger);
  await stranger.getByLabel('E-mail address').fill('nobody@example.org');
  await stranger.getByRole('button', { name: 'Send me a link' }).click();
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('You asked for a link');
  await expectAccessible(stranger);
  await stranger.getByLabel('Code').fill('1234 5678');
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await expect(stranger.getByText('This code does not fit', { exact: false }).first()).toBeVisible();
});

test('a role is given by address, and its link leads to where it works', async ({ page, browser, server }) => {
  await page.goto(server.signInLink ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Owner' }).click();
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Name' }).fill('Ines Vidal');
  await page.getByLabel('E-mail address').fill('ines@example.org');
  await page.getByRole('radio', { name: /^Secretariat/ }).check();
  await page.getByRole('button', { name: 'Give the role' }).click();
  const link = (await page.locator('#new-link').textContent()) ?? '';
  await expectAccessible(page);

  const ines = await (await browser.newContext()).newPage();
  await ines.goto(link);
  await ines.getByRole('button', { name: 'Sign in' }).click();
  await expect(ines).toHaveURL(/\/secretariat$/);
  await expect(ines.getByRole('link', { name: 'Owner' })).toHaveCount(0);
  await ines.getByRole('link', { name: 'My work' }).click();
  await expectAccessible(ines);
  await ines.getByRole('link', { name: 'Where you are signed in' }).click();
  await expect(ines.getByText('This device')).toBeVisible();
  await expectAccessible(ines);
  await page.getByRole('button', { name: 'Take the role “Secretariat” from Ines Vidal' }).click();
  expect((await ines.goto(`${server.address}/secretariat`))?.status()).toBe(403);
});

test('a personal link works again and again, or once where the secretariat has set it', async ({ page, browser, server }) => {
  test.setTimeout(60_000);
  const chair = await open(page, server);
  await register(browser, chair.meeting, 'City of Bern');
  const newLink = async () => {
    await page.goto(`${chair.meeting}/participants`);
    await page.getByRole('button', { name: 'New link' }).first().click();
    return (await page.locator('code.key').textContent()) ?? '';
  };
  const opened = async (link: string) => {
    const anybody = await (await browser.newContext()).newPage();
    await anybody.goto(link);
    return anybody;
  };
  const again = await newLink();
  for (let time = 0; time < 2; time += 1) await expect(await opened(again)).toHaveURL(/\/me$/);

  await page.goto(`${chair.meeting}/people`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Let personal links work once only' }).click();
  const once = await newLink();
  const first = await opened(once);
  await first.getByRole('button', { name: 'Sign in' }).click();
  await expect(first).toHaveURL(/\/me$/);
  const second = await opened(once);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
  await second.getByRole('link', { name: 'Send me a new link' }).click();
  await expect(second).toHaveURL(`${chair.meeting}/sign-in`);
});
