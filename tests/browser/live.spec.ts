// The clock of a page is the server's, however far away the page is and whatever its own machine thinks.
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cable } from './harness/cable.ts';
import { far } from './harness/far.ts';
import { expect, signIn, test } from './harness/test.ts';
import type { Server } from './harness/program.ts';

const NOTE = join(import.meta.dirname, '../../examples/local-government-2025.txt');

/** A meeting in which a delegation has just been given the floor; its path, and when that was. */
async function givenTheFloor(staff: Page, server: Server): Promise<{ meeting: string; started: number }> {
  await signIn(staff, server);
  await staff.getByRole('button', { name: 'Sign in' }).click();
  await staff.goto(`${server.address}/secretariat`);
  const file = { name: 'note.txt', mimeType: 'text/plain', buffer: await readFile(NOTE) };
  const created = await staff.request.post(`${server.address}/secretariat/note`, { multipart: { do: 'create', file } });
  const meeting = new URL(created.url()).pathname;
  const base = server.address + meeting;
  const command = async (action: string, form: Record<string, string>) => {
    const answer = await staff.request.post(`${base}/console/${action}`, { form, headers: { Accept: 'application/json' } });
    expect(answer.ok(), `${action}: ${await answer.text()}`).toBe(true);
  };
  await command('open-list', { session: 'session-1' });
  const form = {
    name: 'Ada Example', delegation: 'City of Lima', category: 'local_governments', email: 'ada@example.org',
    language: 'en', visibility: 'named',
  };
  const registered = await staff.request.post(`${base}/register`, { form, headers: { Accept: 'application/json' } });
  const { link } = await registered.json();
  const delegate = await staff.context().browser()!.newContext();
  await delegate.request.get(link);
  await delegate.request.post(`${base}/me/inscribe`, { form: { session: 'session-1', standing: 'single', on_behalf_of: '' } });
  await delegate.close();
  for (let segment = 0; segment < 4; segment++) await command('next-segment', {});
  await command('give-floor', { inscription: '1' });
  const state = await (await staff.request.get(`${base}/api/floor`)).json();
  expect(state.current, 'somebody has the floor').not.toBeNull();
  return { meeting, started: Date.parse(state.now) - state.current.elapsed_ms };
}

/** How late, at the least, the digits of a page change, in milliseconds by the clock of this machine. */
async function lateness(page: Page, started: number): Promise<number> {
  const changes = await page.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const changes: number[] = [];
        const watch = new MutationObserver(() => {
          changes.push(performance.timeOrigin + performance.now());
          if (changes.length < 6) return;
          watch.disconnect();
          done(changes);
        });
        const digits = document.querySelector('#clock .digits');
        if (digits) watch.observe(digits, { childList: true, characterData: true, subtree: true });
      }),
  );
  const late = changes.map((change) => ((change - started) % 1000 + 1500) % 1000 - 500);
  return late.reduce((least, one) => (Math.abs(one) < Math.abs(least) ? one : least));
}

test('the clock of a page is right to 100 ms over a long way, on a machine whose date is wrong', async ({ page: staff, browser, server }) => {
  test.setTimeout(90_000);
  const { meeting, started } = await givenTheFloor(staff, server);
  // The piece that carries the state may take long; of five round trips one is fast enough.
  const way = await far(server.address, () => 20 + 100 * Math.random());
  for (const [address, wrong] of [[server.address, false], [way.address, false], [way.address, true]] as const) {
    const context = await browser.newContext();
    if (wrong) {
      await context.addInitScript(() => {
        const now = Date.now;
        Date.now = () => now() - 3_600_000;
      });
    }
    const page = await context.newPage();
    await page.goto(`${address}${meeting}/live`);
    await expect(page.locator('#clock .digits')).toHaveText(/^[01]:\d\d$/);
    // Five round trips of up to 240 ms.
    await page.waitForTimeout(1500);
    const late = await lateness(page, started);
    expect(Math.abs(late), `${late} ms, ${address === way.address ? 'far' : 'near'}`).toBeLessThan(100);
    await context.close();
  }
  await way.remove();
});

test('a page that lost its connection says so, counts on, and has the newest state when it is back', async ({ page: staff, browser, server }) => {
  test.setTimeout(90_000);
  const { meeting } = await givenTheFloor(staff, server);
  const network = await cable(server.address);
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${network.address}${meeting}/live`);
  const shown = page.locator('#clock .digits');
  await expect(shown).toHaveText(/^[01]:\d\d$/);
  // It counts once it has the first state; what was lost before that is another matter.
  await expect(shown).not.toHaveText(await shown.innerText());
  network.pull();
  const contact = page.locator('#contact');
  await expect(contact).toHaveText(/^No contact with the server for \d+ s\. What you see is from then/, { timeout: 20_000 });
  const said = Number((await contact.innerText()).match(/\d+/)![0]);
  const digits = await page.locator('#clock .digits').innerText();
  await page.waitForTimeout(2500);
  expect(Number((await contact.innerText()).match(/\d+/)![0]), 'its age grows').toBeGreaterThan(said);
  expect(await page.locator('#clock .digits').innerText(), 'it counts on').not.toBe(digits);
  const ended = await staff.request.post(`${server.address}${meeting}/console/end`, { form: {}, headers: { Accept: 'application/json' } });
  expect(ended.ok()).toBe(true);
  network.plug();
  await expect(contact).toBeHidden({ timeout: 20_000 });
  await expect(page.locator('#clock')).toBeHidden();
  await page.context().close();
  await network.remove();
});
