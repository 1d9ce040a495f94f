// Two cities find each other, agree, and only then see whom to write to.
import { open, register } from './harness/hall.ts';
import { expect, expectAccessible, test } from './harness/test.ts';

test('a city that seeks and one that offers are proposed to each other and see contact data once both agree', async ({ page, browser, server }) => {
  test.setTimeout(90_000);
  const chair = await open(page, server);
  await page.goto(`${chair.meeting}/exchanges`);
  await page.getByLabel('Local and regional governments').check();
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByText('Kept.')).toBeVisible();
  await expectAccessible(page);

  const bern = await register(browser, chair.meeting, 'City of Bern');
  await bern.goto(`${chair.meeting}/me/exchange`);
  await expectAccessible(bern);
  await bern.getByRole('link', { name: 'Say what you seek' }).click();
  await bern.getByLabel('In your own words').fill('How do you keep people housed?');
  await bern.getByRole('button', { name: 'Keep' }).click();
  await expect(bern.getByText('Choose at least one challenge, theme, right or group.').first()).toBeVisible();
  await expect(bern.getByLabel('In your own words')).toHaveValue('How do you keep people housed?');
  await bern.getByText('Themes', { exact: true }).click();
  await bern.getByLabel('Housing services').check();
  await expectAccessible(bern);
  await bern.getByRole('button', { name: 'Keep' }).click();
  await expect(bern.getByText('Nobody fits yet.')).toBeVisible();

  const hidden = await register(browser, chair.meeting, 'Quiet Harbour', { isProtected: true });
  await hidden.goto(`${chair.meeting}/me/exchange/listing?side=offers`);
  await expect(hidden.getByText('Others see only your category until both agree.')).toBeVisible();
  await hidden.getByText('Themes', { exact: true }).click();
  await hidden.getByLabel('Housing services').check();
  await hidden.getByRole('button', { name: 'Keep' }).click();
  await expect(hidden.getByText('Kept.')).toBeVisible();

  await bern.reload();
  await expect(bern.getByText('In common, Themes: Housing services')).toBeVisible();
  expect(await bern.content()).not.toContain('Quiet Harbour');
  await bern.getByRole('button', { name: 'Ask for an exchange' }).click();
  await expect(bern.getByText('Waits for an answer')).toBeVisible();
  expect(await bern.content()).not.toContain('Quiet Harbour');
  await hidden.goto(`${chair.meeting}/me/exchange`);
  await expect(hidden.getByText('Asks you')).toBeVisible();
  await hidden.getByRole('button', { name: 'Agree' }).click();
  await expect(hidden.getByText('Both agree')).toBeVisible();
  await expectAccessible(hidden);
  await bern.reload();
  await expect(bern.getByText('Quiet Harbour').first()).toBeVisible();
  await expect(bern.locator('a[href^="mailto:"]')).toHaveCount(1);
  await bern.getByLabel('What came of it').fill('We spoke twice.');
  await bern.getByRole('button', { name: 'We met' }).click();
  await page.reload();
  await expect(page.getByText('We spoke twice.').first()).toBeVisible();
});
