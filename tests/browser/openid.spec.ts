// Staff signs in through a certified provider of OpenID Connect, which runs in this test.
import { place, signInAtProvider, CLIENT } from './harness/provider.ts';
import { serve, type Server } from './harness/program.ts';
import { expect, expectAccessible, test } from './harness/test.ts';

const people = {
  ines: { name: 'Ines Vidal', email: 'ines@example.org', email_verified: true, groups: ['everybody', 'HRC-secretariat'] },
  juan: { name: 'Juan Gil', email: 'juan@example.org', email_verified: true, groups: ['everybody'] },
};

test('a member of staff signs in through a certified provider, and the same return counts once', async ({ browser, dataFolder }) => {
  const provider = await place();
  let server: Server | undefined;
  try {
    server = await serve(dataFolder, {
      words: [
        ...['--oidc-issuer', provider.issuer, '--oidc-client-id', CLIENT.id, '--oidc-label', 'the Office'],
        ...['--oidc-scopes', 'profile email groups', '--oidc-role', 'groups=secretariat:HRC-secretariat'],
      ],
      environment: { ROSTRUM_OIDC_CLIENT_SECRET: CLIENT.secret },
    });
    const { address } = server;
    const newPage = async () => {
      const page = await (await browser.newContext()).newPage();
      // The pages of the provider ask for a font, and the tests for nothing from elsewhere.
      await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort());
      return page;
    };
    provider.open(address, people);

    const page = await newPage();
    await page.goto(`${address}/secretariat`);
    await page.goto(`${address}/sign-in?next=/secretariat`);
    await expectAccessible(page);
    const returned = page.waitForRequest((request) => request.url().startsWith(`${address}/oidc/callback`));
    await page.getByRole('link', { name: 'Sign in with the Office' }).click();
    await signInAtProvider(page, 'ines');
    await expect(page.getByRole('heading', { level: 1, name: 'Secretariat' })).toBeVisible();
    const callback = (await returned).url();
    expect(new URL(callback).searchParams.get('iss')).toBe(provider.issuer);

    await page.goto(`${address}/account/sessions`);
    await expect(page.getByText('Through OpenID Connect')).toBeVisible();
    await expectAccessible(page);

    await page.goto(callback);
    await expect(page.getByText('This sign-in was finished already', { exact: false })).toBeVisible();
    await expectAccessible(page);
    const thief = await newPage();
    await thief.goto(callback);
    await expect(thief.getByRole('heading', { level: 1 })).toHaveText('You are not signed in');
    expect((await thief.goto(`${address}/secretariat`))?.status()).toBe(403);

    const juan = await newPage();
    await juan.goto(`${address}/sign-in`);
    await juan.getByRole('link', { name: 'Sign in with the Office' }).click();
    await signInAtProvider(juan, 'juan');
    await expect(juan.getByRole('heading', { level: 1 })).toHaveText('You have no role here');
    await expect(juan.getByText('At the Office you are known as Juan Gil (juan@example.org).', { exact: false })).toBeVisible();
    await expectAccessible(juan);

    await page.goto(`${address}/secretariat`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
    await expectAccessible(page);
    await expect(page.getByRole('link', { name: 'Sign out of the Office, too' })).toHaveAttribute('href', new RegExp(`^${provider.issuer}/`));
    expect((await page.goto(`${address}/secretariat`))?.status()).toBe(403);

    for (const secret of ['Ines', 'ines@', CLIENT.secret, new URL(callback).searchParams.get('code') ?? '']) {
      expect(server.output()).not.toContain(secret);
    }
  } finally {
    await server?.stop();
    await provider.close();
  }
});

test('a server starts without its provider, says so, and offers the link by mail', async ({ page, dataFolder }) => {
  const provider = await place();
  await provider.close();
  const server = await serve(dataFolder, {
    words: ['--oidc-issuer', provider.issuer, '--oidc-client-id', CLIENT.id, '--oidc-label', 'the Office'],
  });
  try {
    await page.goto(`${server.address}/sign-in`);
    await page.getByRole('link', { name: 'Sign in with the Office' }).click();
    await expect(page.getByText('At the moment the Office cannot be reached.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Sign in by e-mail' }).click();
    await expect(page.getByLabel('E-mail address')).toBeVisible();
  } finally {
    await server.stop();
  }
});
