// `test` with a running server for each test that asks for one.
import { expect, test as base, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findings } from './accessibility.ts';
import { serve, type Server } from './program.ts';

export { expect };

interface Fixtures {
  /** An empty folder, removed after the test. */
  dataFolder: string;
  /** `rostrum serve` on that folder, ended after the test. */
  server: Server;
}

export const test = base.extend<Fixtures>({
  // Playwright wants a pattern here even when nothing is taken from it.
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rostrum browser test '));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  server: async ({ dataFolder }, use, about) => {
    const server = await serve(dataFolder);
    await use(server);
    await server.stop();
    if (about.status !== about.expectedStatus) {
      await about.attach('rostrum serve', { body: server.output(), contentType: 'text/plain' });
    }
  },
});

/** Signs in the secretariat with the link that the first start prints. */
export async function signIn(page: Page, server: Server): Promise<void> {
  if (!server.signInLink) throw new Error(`no sign-in link was printed:\n${server.output()}`);
  await page.goto(server.signInLink);
}

/** Fails with one line for each accessibility finding. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([]);
}
