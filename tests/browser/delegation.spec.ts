// A focal point registers a delegation: five people in one form, with what is wrong said beside each.
import { open, PHONE, register } from './harness/hall.ts';
import { expect, expectAccessible, test } from './harness/test.ts';

const PEOPLE = [
  { name: 'Ms. Ada Ader', level: 'named', function: 'head' },
  { name: 'Mr. Ben Bode', level: 'delegation_only', function: 'adviser' },
  { name: 'Ms. Cleo Cruz', level: 'category_only', function: 'adviser' },
  { name: 'Mr. Dan Dietz', level: 'secretariat_only', function: 'member' },
  { name: 'Ms. Eva Egli', level: 'named', function: 'member' },
];

test('a focal point registers five people, one of whom inscribes for the delegation', async ({ page, browser, server }) => {
  test.setTimeout(120_000);
  const chair = await open(page, server);
  const focal = await register(browser, chair.meeting, 'City of Bern');
  await focal.getByRole('link', { name: 'Your delegation' }).click();
  await expectAccessible(focal);
  await focal.getByRole('button', { name: 'Ask to be the focal point' }).click();

  await chair.page.goto(`${chair.meeting}/requests`);
  await expectAccessible(chair.page);
  await chair.page.getByRole('listitem').filter({ hasText: 'City of Bern' }).getByRole('button', { name: 'Confirm' }).click();
  await expect(chair.page.getByRole('status')).toContainText('The focal point is named.');

  await focal.reload();
  await expectAccessible(focal);
  for (const [at, person] of PEOPLE.entries()) {
    const row = focal.getByRole('group', { name: `Person ${at + 1}` });
    await row.getByLabel('Name').fill(person.name);
    // The address of the fifth is wrong at first.
    await row.getByLabel('E-mail address').fill(at === 4 ? 'eva.bern.example' : `person-${at + 1}@bern.example`);
    await row.getByLabel('What the public may see of you').selectOption(person.level);
    await row.getByLabel('Function').selectOption(person.function);
  }
  await focal.getByRole('group', { name: 'Person 1' }).getByRole('checkbox').check();
  await focal.getByRole('button', { name: 'Register all of them' }).click();
  const wrong = focal.getByRole('alert');
  await expect(wrong).toContainText('Ms. Eva Egli:');
  await expectAccessible(focal);
  await wrong.getByRole('link').click();
  await expect(focal.locator('#email-5')).toBeFocused();
  await focal.locator('#email-5').fill('eva@bern.example');
  await focal.getByRole('button', { name: 'Register all of them' }).click();
  await expect(focal.getByRole('status')).toContainText('5 people are registered');
  await expectAccessible(focal);
  const links = await focal.locator('code.key').allTextContents();
  expect(new Set(links).size).toBe(5);

  // The head inscribes; an adviser is told why not.
  const [ada, cleo] = await Promise.all(
    [links[0], links[2]].map(async (link) => {
      const own = await (await browser.newContext({ viewport: PHONE, locale: 'en-GB' })).newPage();
      await own.goto(link ?? '');
      await expect(own).toHaveURL(/\/me$/);
      return own;
    }),
  );
  await expect(cleo!.getByText('has named who inscribes for it', { exact: false }).first()).toBeVisible();
  await ada!.locator('#session-1').getByRole('button', { name: 'Ask for the floor' }).click();
  await expect(ada!.locator('#done')).toBeVisible();

  // Whom they registered themselves the focal point sees, at whatever level.
  await focal.getByRole('link', { name: 'Back to the delegation' }).click();
  for (const { name } of PEOPLE) await expect(focal.getByRole('heading', { name })).toBeVisible();
  await expectAccessible(focal);
});
