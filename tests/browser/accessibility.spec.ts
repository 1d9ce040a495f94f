// The accessibility check finds what it should: otherwise a page without findings would prove nothing.
import { expect, test } from '@playwright/test';
import { findings } from './harness/accessibility.ts';

const PAGE = (body: string) =>
  `<!doctype html><html lang="en"><head><title>List of speakers</title></head><body><main>${body}</main></body></html>`;

test('a page with a heading and a labelled field has no findings', async ({ page }) => {
  await page.setContent(PAGE('<h1>List of speakers</h1><label>Name <input></label>'));
  expect(await findings(page)).toEqual([]);
});

test('a field without a label is a finding that names the element', async ({ page }) => {
  await page.setContent(PAGE('<h1>List of speakers</h1><input id="name">'));
  expect(await findings(page)).toEqual([expect.stringMatching(/^label: .*#name/)]);
});

test('grey text on white that is too pale is a finding', async ({ page }) => {
  await page.setContent(PAGE('<h1>List of speakers</h1><p style="color: #aaa; background: #fff">Geneva</p>'));
  expect(await findings(page)).toEqual([expect.stringMatching(/^color-contrast: /)]);
});
