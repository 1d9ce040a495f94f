// What axe-core finds against a page, as lines for people.
import type { Page } from '@playwright/test';
import axe from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One line for each finding: the rule, its help text and the elements. An accessible page has none. */
export async function findings(page: Page): Promise<string[]> {
  // Evaluated over the browser's debugging connection, so the page's content security policy stays in force.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (rules) => {
    // @ts-expect-error: the line above put `axe` into the page.
    const results: import('axe-core').AxeResults = await window.axe.run({ runOnly: rules });
    return results.violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(' ')) }));
  }, RULES);
  return violations.map(({ id, help, at }) => `${id}: ${help} (${at.join(', ')})`);
}
