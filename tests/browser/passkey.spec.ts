// Passkeys, with an authenticator that the browser simulates.
import type { CDPSession, Page } from '@playwright/test';
import { open, register } from './harness/hall.ts';
import { freePort, serve, type Server } from './harness/program.ts';
import { expect, expectAccessible, test as base } from './harness/test.ts';

/** Passkeys need a name with https, or localhost. */
const test = base.extend<{ server: Server }>({
  server: async ({ dataFolder }, use) => {
    const port = await freePort();
    const server = await serve(dataFolder, { port, words: ['--base', `http://localhost:${port}`] });
    await use(server);
    await server.stop();
  },
});

/** A phone with a lock: it holds passkeys, and its owner unlocks it whenever it asks. */
async function withLock(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

test('a participant adds a passkey, signs in with it, and removes it', async ({ page, browser, server }) => {
  const chair = await open(page, server);
  const anna = await register(browser, chair.meeting, 'City of Bern');
  const { cdp, authenticatorId } = await withLock(anna);

  await anna.goto(`${chair.meeting}/me/held`);
  await anna.getByRole('link', { name: 'Passkeys' }).click();
  await expectAccessible(anna);
  await anna.getByLabel('Name', { exact: true }).fill('Phone');
  await anna.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(anna.getByText('The passkey is added', { exact: false })).toBeVisible();
  await expect(anna.getByRole('heading', { name: 'Phone' })).toBeVisible();
  await expectAccessible(anna);

  // What the device holds tells neither who she is nor where she takes part.
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toHaveLength(1);
  const { userName, userDisplayName, rpId } = credentials[0] ?? {};
  expect([userName, userDisplayName, rpId]).toEqual([expect.stringMatching(/^rostrum-[a-z2-7]{4}$/), userName, 'localhost']);
  await expect(anna.getByText(`“${userName}”`, { exact: false })).toBeVisible();

  // The device makes no second one for her.
  await anna.getByLabel('Name', { exact: true }).last().fill('Phone again');
  await anna.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(anna.getByText('holds one of your passkeys already', { exact: false })).toBeVisible();

  await anna.getByRole('button', { name: 'Sign out' }).click();
  await anna.goto(`${chair.meeting}/sign-in`);
  await expectAccessible(anna);
  const enter = () => anna.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await enter();
  await expect(anna).toHaveURL(/\/me$/);
  await anna.goto(`${chair.meeting}/me/sessions`);
  await expect(anna.getByText('Signed in with a passkey.', { exact: false })).toHaveCount(1);

  await anna.getByRole('link', { name: 'Passkeys' }).click();
  await anna.getByText('Rename', { exact: true }).first().click();
  await anna.getByLabel('Name', { exact: true }).first().fill('Old phone');
  await anna.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(anna.getByRole('heading', { name: 'Old phone' })).toBeVisible();
  await anna.getByRole('button', { name: 'Remove: Old phone' }).click();
  await expect(anna.getByText('lets nobody in any more', { exact: false })).toBeVisible();

  await anna.getByRole('button', { name: 'Sign out' }).click();
  await anna.goto(`${chair.meeting}/sign-in`);
  await enter();
  await expect(anna.getByRole('alert')).toContainText('This passkey did not sign you in');
  await expectAccessible(anna);
  await anna.goto(`${chair.meeting}/me`);
  await expect(anna.getByRole('heading', { level: 1 })).not.toContainText('Ada');
});

test('staff adds a passkey and signs in with it; a device that refuses is told of', async ({ page, browser, server }) => {
  await page.goto(server.signInLink ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Owner' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Ines Vidal');
  await page.getByLabel('E-mail address').fill('ines@example.org');
  await page.getByRole('radio', { name: /^Secretariat/ }).check();
  await page.getByRole('button', { name: 'Give the role' }).click();
  const link = (await page.locator('#new-link').textContent()) ?? '';

  const ines = await (await browser.newContext()).newPage();
  const { cdp, authenticatorId } = await withLock(ines);
  await ines.goto(link);
  await ines.getByRole('button', { name: 'Sign in' }).click();
  await ines.getByRole('link', { name: 'My work' }).click();
  await ines.getByRole('link', { name: 'Passkeys' }).click();
  await ines.getByLabel('Name', { exact: true }).fill('Laptop');
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await ines.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(ines.getByText('No passkey came from the device', { exact: false })).toBeVisible();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await ines.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(ines.getByRole('heading', { name: 'Laptop' })).toBeVisible();
  await ines.getByRole('button', { name: 'Sign out' }).click();
  await ines.goto(`${server.address}/sign-in`);
  await ines.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(ines).toHaveURL(/\/secretariat$/);
});

test('at another address and without script the page says what to do', async ({ page, browser, server }) => {
  await page.goto(server.address.replace('localhost', '127.0.0.1') + '/sign-in');
  await expect(page.getByText(`Passkeys work at ${server.address} only`, { exact: false })).toBeVisible();
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${server.address}/sign-in`);
  await expect(plain.getByText('A passkey needs script', { exact: false })).toBeVisible();
  await expect(plain.getByRole('button', { name: 'Sign in with a passkey' })).toBeHidden();
});
