// A participant's day: on the list, swapped by consent, next, speaking, raising a hand, or not reached.
import { cable } from './harness/cable.ts';
import { onTheList, open, PHONE, place, register } from './harness/hall.ts';
import { expect, expectAccessible, test } from './harness/test.ts';

test('two delegations swap places by consent, seen at once by both and by no stranger', async ({ page, browser, server }) => {
  test.setTimeout(90_000);
  const chair = await open(page, server);
  const bern = await onTheList(browser, chair.meeting, 'City of Bern');
  const hidden = await onTheList(browser, chair.meeting, 'Quiet Harbour', { isProtected: true });
  const quito = await onTheList(browser, chair.meeting, 'City of Quito');
  await expectAccessible(bern);
  await bern.getByRole('link', { name: 'Swap places with another delegation' }).click();
  await expect(bern.getByText('City of Quito', { exact: true })).toBeVisible();
  expect(await bern.content()).not.toContain('Quiet Harbour');
  await expectAccessible(bern);
  await bern.getByRole('button', { name: 'Offer to swap with City of Quito: your place 1 for their place 3' }).click();
  await expect(bern.getByText('You have offered City of Quito to swap places')).toBeVisible();

  // It comes without a reload, to the two alone.
  await expect(quito.locator('#offers')).toContainText('City of Bern offers to swap places with you.', { timeout: 10_000 });
  await expect(quito.getByText('You stand at place 3, they at place 1', { exact: false })).toBeVisible();
  await expectAccessible(quito);
  await expect(hidden.getByText('offers to swap')).toHaveCount(0);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`${chair.meeting}/live`);
  await expect(stranger.getByText('City of Quito', { exact: true })).toBeVisible();
  await expect(stranger.getByText('you', { exact: true })).toHaveCount(0);
  for (const path of ['/me', '/me/part', '/me/swap/1']) {
    expect((await stranger.request.get(chair.meeting + path)).status()).toBe(403);
  }

  await quito.getByRole('button', { name: 'Accept the swap' }).click();
  await expect(place(quito)).toHaveText('1');
  await expect(place(bern)).toHaveText('3', { timeout: 10_000 });
  await expect(place(hidden)).toHaveText('2');
});

test('a page that lost its network says so and catches up with the turn that came meanwhile', async ({ page, browser, server }) => {
  test.setTimeout(120_000);
  const chair = await open(page, server);
  const wire = await cable(server.address);
  try {
    const bern = await onTheList(browser, chair.meeting, 'City of Bern', { base: wire.address });
    const quito = await onTheList(browser, chair.meeting, 'City of Quito');
    await chair.gives('start-segment', { segment: 'session-1-floor' });
    await expect(bern.locator('.banner')).toContainText('You are next.', { timeout: 10_000 });
    await expect(quito.locator('.banner')).toContainText('One speaker before you.', { timeout: 10_000 });
    wire.pull();
    await expect(bern.locator('#contact')).toBeVisible({ timeout: 30_000 });
    await chair.gives('give-floor', { inscription: '1' });
    await expect(quito.locator('.banner')).toContainText('You are next.', { timeout: 10_000 });
    await expect(quito.locator('#own-clock')).toBeHidden();
    wire.plug();
    await expect(bern.locator('.banner')).toContainText('You have the floor.', { timeout: 30_000 });
    await expect(bern.locator('#contact')).toBeHidden();
    await expect(bern.locator('#own-clock .digits')).toHaveText(/^1:\d\d$/);
    await expectAccessible(bern);
  } finally {
    await wire.remove();
  }
});

test('notes and cues of the chair reach the speaker alone, and the chair hears that they were seen', async ({ page, browser, server }) => {
  test.setTimeout(60_000);
  const chair = await open(page, server);
  const bern = await onTheList(browser, chair.meeting, 'City of Bern');
  const quito = await onTheList(browser, chair.meeting, 'City of Quito');
  await chair.gives('start-segment', { segment: 'session-1-floor' });
  await bern.getByRole('button', { name: 'I am here' }).click();
  await expect(bern.getByRole('button', { name: 'I am here' })).toHaveAttribute('aria-pressed', 'true');
  await chair.gives('note', { inscription: '1', text: 'Please be ready, you are next.' });
  await expect(bern.getByText('Please be ready, you are next.')).toBeVisible({ timeout: 10_000 });
  await expect(bern.locator('#notes')).not.toHaveAttribute('data-unseen', { timeout: 10_000 });
  await chair.gives('give-floor', { inscription: '1' });
  await expect(bern.locator('.banner')).toContainText('You have the floor.', { timeout: 10_000 });
  await chair.gives('cue', { text: 'Please conclude.' });
  await expect(bern.getByRole('alert').filter({ hasText: 'Please conclude.' })).toBeVisible({ timeout: 10_000 });
  await expectAccessible(bern);
  expect(await quito.content()).not.toContain('Please conclude.');
  await expect(quito.locator('.private-note')).toHaveCount(0);
});

test('a note that comes while the page is loading is shown with the first state', async ({ page, browser, server }) => {
  test.setTimeout(60_000);
  const chair = await open(page, server);
  const bern = await onTheList(browser, chair.meeting, 'City of Bern');
  // The page stands, and its stream is not open yet.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await bern.route('**/stream?**', async (route) => {
    await held;
    await route.continue();
  });
  await bern.reload();
  await chair.gives('note', { inscription: '1', text: 'Please come to the front.' });
  await expect(bern.getByText('Please come to the front.')).toHaveCount(0);
  release();
  // Far sooner than the page would look by itself.
  await expect(bern.getByText('Please come to the front.')).toBeVisible({ timeout: 6_000 });
});

test('a participant raises a point of order by keyboard alone, and reads the ruling', async ({ page, browser, server }) => {
  test.setTimeout(60_000);
  const chair = await open(page, server);
  await onTheList(browser, chair.meeting, 'City of Bern');
  const quito = await register(browser, chair.meeting, 'City of Quito');
  await chair.gives('start-segment', { segment: 'session-1-floor' });
  await chair.gives('give-floor', { inscription: '1' });
  const question = quito.locator('#raise-point summary');
  await expect(question).toBeVisible({ timeout: 10_000 });
  for (let steps = 0; steps < 60; steps++) {
    await quito.keyboard.press('Tab');
    if (await question.evaluate((element) => element === document.activeElement)) break;
  }
  await quito.keyboard.press('Enter');
  const button = quito.getByRole('button', { name: 'Raise a point of order' });
  await expect(button).toBeVisible();
  await quito.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await quito.keyboard.press('Enter');
  await expect(quito.locator('#point-1')).toContainText('Raised');
  await expectAccessible(quito);
  await chair.gives('take-point', { point: '1' });
  await expect(quito.locator('#point-1')).toContainText('Being heard', { timeout: 10_000 });
  await chair.gives('rule-point', { ruling: 'The speaker goes on.' });
  await expect(quito.locator('#point-1')).toContainText('The speaker goes on.', { timeout: 10_000 });
  await quito.locator('#raise-point summary').click();
  await quito.getByRole('button', { name: 'Raise a point of order' }).click();
  await quito.getByRole('button', { name: 'Take the hand down' }).click();
  await expect(quito.locator('#point-2')).toContainText('taken down');
});

test('who is not reached is told at once and hands in the statement, marked as not delivered', async ({ page, browser, server }) => {
  test.setTimeout(60_000);
  const chair = await open(page, server);
  const bern = await onTheList(browser, chair.meeting, 'City of Bern');
  await chair.gives('start-segment', { segment: 'session-1-floor' });
  await expect(bern.locator('.banner')).toContainText('You are next.', { timeout: 10_000 });
  await chair.gives('next-segment');
  await expect(bern.locator('.banner')).toContainText('was not reached', { timeout: 10_000 });
  await expect(bern.locator('#announcer')).toContainText('You can hand in your statement until');
  await expectAccessible(bern);
  await bern.locator('#statement-session-1 textarea').fill('Thank you, Chair.\n\nOur city counts its budget in public.');
  await bern.locator('#statement-session-1').getByRole('button', { name: 'Hand in' }).click();
  await expect(bern.getByRole('heading', { name: 'Receipt of a statement' })).toBeVisible();
  await expect(bern.getByText('not delivered', { exact: true })).toBeVisible();
  await page.goto(`${chair.meeting}/report/report.html`);
  await expect(page.getByText('Our city counts its budget in public.', { exact: false }).first()).toBeVisible();
});

test('an inscription is changed, its speaker named, and withdrawn without script', async ({ page, browser, server }) => {
  test.setTimeout(60_000);
  const chair = await open(page, server);
  const scripted = await register(browser, chair.meeting, 'City of Bern');
  const state = await scripted.context().storageState();
  const bern = await (await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, storageState: state })).newPage();
  await bern.goto(`${chair.meeting}/me`);
  const session = bern.locator('#session-1');
  await session.getByRole('radio', { name: /Joint statement/ }).check();
  await session.getByRole('button', { name: 'Ask for the floor' }).click();
  await expect(session.locator('.fault-text')).toContainText('Write on whose behalf you speak');
  await session.getByRole('textbox', { name: 'On behalf of' }).fill('Six cities');
  await session.getByRole('checkbox', { name: /We name the speaker later/ }).check();
  await session.getByRole('button', { name: 'Ask for the floor' }).click();
  await expect(session.locator('.own-entry')).toContainText('Six cities');
  await expect(session.locator('.own-entry')).toContainText('The speaker is not named yet');
  await session.getByText('Name another speaker').click();
  await session.getByRole('button', { name: 'Name this speaker' }).click();
  await expect(session.locator('.own-entry')).toContainText('You speak');
  await session.getByText('Withdraw this inscription').click();
  await session.getByRole('button', { name: 'Yes, withdraw it' }).click();
  await expect(bern.getByRole('status').filter({ hasText: 'The inscription was withdrawn.' })).toBeVisible();
});

test('a double click inscribes once, the page fits a phone, and the list goes onto paper', async ({ page, browser, server }) => {
  test.setTimeout(60_000);
  const chair = await open(page, server);
  const bern = await register(browser, chair.meeting, 'City of Bern');
  await bern.locator('#session-1').getByRole('radio', { name: /For my own delegation/ }).check();
  await bern.locator('#session-1').getByRole('button', { name: 'Ask for the floor' }).dblclick();
  await expect(bern.getByText('Inscription No. 1')).toBeVisible();
  await expect(bern.locator('#refused')).toHaveCount(0);
  expect(await bern.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await expect(bern.locator('#session-1 .own-turn .reader')).toContainText(/E[DS]T/);
  await bern.goto(`${chair.meeting}/live`);
  await expect(bern.getByText('you', { exact: true })).toBeVisible();
  await bern.getByRole('link', { name: 'Print this list' }).click();
  await expect(bern.getByRole('rowheader', { name: /City of Bern/ })).toBeVisible();
  await expectAccessible(bern);
});
