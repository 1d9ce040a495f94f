// Loads a module of the pages. Read as text: beside the assets there is no package.json that would tell
// Node.js that they are modules.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The exports of a module that imports no other. */
export function module(name: string): Promise<any> {
  const text = readFileSync(join(import.meta.dirname, '../../../crates/rostrum-web/src/assets', name), 'utf8');
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}
