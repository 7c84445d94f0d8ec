import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ALL_RULES } from '../../src/rules/registry.ts';

const PROBES = new URL('../../src/probe/', import.meta.url);

test('findings of probes point to rules that exist', () => {
  const texts = readdirSync(PROBES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, PROBES), 'utf8'));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/\brule: (?:\w+ \? )?'([^']+)'(?: : '([^']+)')?/g)].flatMap(([, ...ids]) => ids),
  );
  const known = ALL_RULES.map(({ id }) => id);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((id) => id !== undefined && !known.includes(id))).toEqual([]);
});
