// Calendar files, read by a reader that knows nothing of Rostrum (Mozilla's ical.js): right instants, entries that move
// instead of doubling, lines as RFC 5545 folds them, and nothing of a person.
import type { APIRequestContext } from '@playwright/test';
import ICAL from 'ical.js';
import { inscribe, open, register } from './harness/hall.ts';
import { expect, test } from './harness/test.ts';

interface Entry {
  uid: string;
  summary: string;
  start: string;
  end: string;
  /** As a clock in Geneva shows it. */
  local: string;
  sequence: number;
  status: string;
}

/** Reads a file, after what holds for each. */
async function read(request: APIRequestContext, address: string): Promise<{ text: string; entries: Entry[] }> {
  const answer = await request.get(address);
  expect(answer.status(), address).toBe(200);
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  const bytes = await answer.body();
  const lines = splitLines(bytes);
  for (const line of lines) {
    expect(line.length, line.toString('utf8')).toBeLessThanOrEqual(75);
    // No letter is torn apart where a line is folded.
    expect(line.toString('utf8')).not.toContain('\ufffd');
    expect(line.includes(0x0d) || line.includes(0x0a), 'lines end with CR LF and in no other way').toBe(false);
  }
  expect(lines.filter((line) => line[0] === 0x20).length, 'something is folded').toBeGreaterThan(0);
  const text = bytes.toString('utf8');
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    expect(event.startDate.zone.tzid, 'an instant, and no time of nowhere').toBe('UTC');
    expect(component.getFirstPropertyValue('dtstamp')).toBeTruthy();
    const start = event.startDate.toJSDate();
    return {
      uid: event.uid,
      summary: event.summary,
      start: start.toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      local: start.toLocaleTimeString('en-GB', { timeZone: 'Europe/Zurich', hour: '2-digit', minute: '2-digit' }),
      sequence: Number(component.getFirstPropertyValue('sequence')),
      status: String(component.getFirstPropertyValue('status')),
    };
  });
  return { text, entries };
}

/** The lines of a file without their CR LF. */
function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf('\r\n', from);
    expect(end, 'the last line ends, too').toBeGreaterThanOrEqual(0);
    lines.push(bytes.subarray(from, end));
    from = end + 2;
  }
  return lines;
}

test('calendars tell the right instants, follow the programme, and name nobody', async ({ page, browser, server }) => {
  test.setTimeout(60_000);
  const { meeting } = await open(page, server);
  const ada = await register(browser, meeting, 'Quiet Harbour', { isProtected: true });
  await inscribe(ada);
  await ada.goto(`${meeting}/me/calendar`);
  const [whole, own] = await ada.locator('main a[href$=".ics"]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  const nobody = await browser.newContext();
  const files = { feed: `${meeting}/calendar.ics`, whole: whole ?? '', own: own ?? '' };

  const before = await read(nobody.request, files.feed);
  // 21 July 2025 in Geneva, where it is summer: the note says CET, and means the place.
  expect(before.entries.map(({ local, start, end, sequence, status }) => [local, start, end, sequence, status])).toEqual([
    ['10:00', '2025-07-21T08:00:00.000Z', '2025-07-21T08:20:00.000Z', 0, 'CONFIRMED'],
    ['10:20', '2025-07-21T08:20:00.000Z', '2025-07-21T10:00:00.000Z', 0, 'CONFIRMED'],
    ['15:00', '2025-07-21T13:00:00.000Z', '2025-07-21T14:45:00.000Z', 0, 'CONFIRMED'],
    ['16:45', '2025-07-21T14:45:00.000Z', '2025-07-21T15:00:00.000Z', 0, 'CONFIRMED'],
  ]);
  expect(new Set(before.entries.map((entry) => entry.uid)).size).toBe(4);
  expect((await read(nobody.request, files.whole)).entries).toEqual(before.entries);
  const mine = await read(nobody.request, files.own);
  expect(mine.entries).toEqual([before.entries[1]]);

  await page.goto(`${meeting}/programme`);
  await page.locator('#version-name').fill('Later start');
  await page.locator('#start-session-2').fill('2025-07-21T15:15');
  await page.getByRole('button', { name: /publish/i }).click();
  await expect(page).toHaveURL(/#programme$/);
  const after = await read(nobody.request, files.feed);
  expect(after.entries.map((entry) => entry.uid), 'entries move and do not double').toEqual(before.entries.map((entry) => entry.uid));
  expect(after.entries.map((entry) => entry.sequence)).toEqual([1, 1, 1, 1]);
  expect(after.entries[2]).toEqual({ ...before.entries[2], start: '2025-07-21T13:15:00.000Z', local: '15:15', sequence: 1 });
  expect((await read(nobody.request, files.own)).entries).toEqual([after.entries[1]]);

  for (const address of Object.values(files)) {
    const { text } = await read(nobody.request, address);
    const unfolded = text.replaceAll('\r\n ', '').toLowerCase();
    for (const secret of ['ada', 'harbour', 'example.org']) expect(unfolded, address).not.toContain(secret);
    expect(unfolded).not.toContain('attendee');
    expect(unfolded).not.toContain('organizer');
  }
  // The address says nothing of the person, and a new one cannot be guessed.
  expect(files.own).toMatch(/\/calendar\/[\w-]{20,}\/own\.ics$/);
  expect((await nobody.request.get(files.own.replace(/calendar\/[^/]+/, 'calendar/nobody'))).status()).toBe(404);
});
