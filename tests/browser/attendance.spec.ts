// Attendance by category, region and gender: counted once, shown to the secretariat, given out as files.
import { expect, expectAccessible, test } from './harness/test.ts';
import { open, PHONE, register } from './harness/hall.ts';

test('the secretariat sees attendance by category, region and gender on a phone and takes the files', async ({ page, browser, server }) => {
  test.setTimeout(60_000);
  const { meeting } = await open(page, server);
  await register(browser, meeting, 'Old Harbour');
  await register(browser, meeting, 'New Harbour', { isProtected: true });
  await page.goto(`${meeting}/attendance`);
  const rows = ['Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole', 'Ms. Ada of Old Harbour\t21/07/25, 10:00\t21/07/25, 11:00\t1h\told-harbour@example.org\tAttendee'];
  await page.getByLabel('Attendance report').setInputFiles({ name: 'morning.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await page.getByRole('button', { name: 'Read the report' }).click();
  await expect(page.getByText('1 of 2 registered participants attended.')).toBeVisible();
  for (const caption of ['category', 'regional group', 'gender']) {
    const total = page.getByRole('table', { name: `Attendance by ${caption}` }).getByRole('row', { name: /^Total/ });
    await expect(total).toContainText('2');
  }
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV', exact: true }).click()]);
  expect(download.suggestedFilename()).toMatch(/-attendance\.csv$/);
  await page.setViewportSize(PHONE);
  await page.reload();
  await expectAccessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, 'the page is wider than the phone').toBeLessThanOrEqual(PHONE.width);
});
