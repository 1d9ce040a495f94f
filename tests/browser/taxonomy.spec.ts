// The taxonomy: read by everybody, edited by the secretariat, and read as linked data by parsers of others.
import { Parser, type Quad } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

import { expect, expectAccessible, signIn, test } from './harness/test.ts';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';

/** The statements of a file of RDF/XML. */
function statements(xml: string, base: string): Promise<Quad[]> {
  return new Promise((done, failed) => {
    const found: Quad[] = [];
    const parser = new RdfXmlParser({ baseIRI: base });
    parser.on('data', (quad: Quad) => found.push(quad)).on('error', failed).on('end', () => done(found));
    parser.write(xml);
    parser.end();
  });
}

/** One line for each statement, sorted. */
const lines = (quads: Quad[]) =>
  quads.map(({ subject, predicate, object }) => {
    const language = object.termType === 'Literal' ? `@${object.language}^^${object.datatype.value}` : '';
    return `${subject.value} ${predicate.value} ${object.termType} ${object.value}${language}`;
  }).sort();

test('linked data of the taxonomy is read by parsers of others, says the same twice, and keeps the rules of SKOS', async ({ request, server }) => {
  const read = async (name: string) => (await request.get(`${server.address}/${name}`)).text();
  const turtle = new Parser().parse(await read('taxonomy.ttl'));
  const xml = await statements(await read('taxonomy.rdf'), server.address);
  expect(lines(xml)).toEqual(lines(turtle));
  const of = (property: string) => turtle.filter((quad) => quad.predicate.value === SKOS + property);
  const concepts = turtle.filter((quad) => quad.object.value === `${SKOS}Concept`).map((quad) => quad.subject.value);
  expect(concepts.length).toBeGreaterThan(370);
  // One preferred label in each of six languages, and none of them hidden as well (S13, S14).
  const labels = new Map<string, string[]>();
  for (const { subject, object } of of('prefLabel')) {
    if (object.termType !== 'Literal') throw new Error(`no text: ${object.value}`);
    labels.set(subject.value, [...(labels.get(subject.value) ?? []), object.language]);
  }
  for (const concept of concepts) expect(labels.get(concept)?.sort(), concept).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh']);
  const texts = (property: string) =>
    of(property).map(({ subject, object }) => `${subject.value} ${object.value} ${object.termType === 'Literal' ? object.language : ''}`);
  const preferred = new Set(texts('prefLabel'));
  expect(texts('hiddenLabel').filter((text) => preferred.has(text))).toEqual([]);
  // What stands below says what stands above, and the other way round.
  const pairs = (property: string, turned: boolean) =>
    of(property).map(({ subject, object }) => (turned ? `${object.value} ${subject.value}` : `${subject.value} ${object.value}`)).sort();
  expect(pairs('narrower', true)).toEqual(pairs('broader', false));
  expect(pairs('hasTopConcept', true)).toEqual(pairs('topConceptOf', false));
});

test('the secretariat adds a term, sees what changed, and takes it back', async ({ page, server }) => {
  await signIn(page, server);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.goto(`${server.address}/secretariat/taxonomy`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Add a term' }).click();
  await page.getByLabel('Scheme').selectOption('groups');
  await page.getByLabel('Code').fill('street-vendors');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByText('there is no name in English').first()).toBeVisible();
  await expect(page.getByLabel('Code')).toHaveValue('street-vendors');
  await page.getByLabel('English').first().fill('Street vendors');
  await page.getByLabel('العربية').first().fill('الباعة المتجولون');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByText('The term is added.')).toBeVisible();
  await expect(page.getByText('Names: one term lacks some')).toBeVisible();
  await page.getByRole('link', { name: 'Versions' }).click();
  await page.getByRole('link', { name: 'One term edited' }).click();
  await expect(page.getByText('Added')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go back to version 0' }).click();
  await expect(page.getByText('All stands as it stood then.')).toBeVisible();
  await page.goto(`${server.address}/taxonomy/groups/street-vendors`);
  await expect(page.getByText('This term is not used any more.')).toBeVisible();
});

test('everybody finds a term by a word in Arabic on a phone', async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${server.address}/taxonomy?lang=ar`);
  await expectAccessible(page);
  await page.getByRole('searchbox').fill('إخلاء');
  await page.getByRole('searchbox').press('Enter');
  await page.getByRole('link', { name: 'السكن اللائق' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('السكن اللائق');
  await expectAccessible(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide).toBe(false);
});
