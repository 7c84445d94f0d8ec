import { readFileSync } from 'node:fs';

/** A file of test/fixtures/loader. */
export function recorded<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../fixtures/loader/${name}`, import.meta.url), 'utf8'));
}
