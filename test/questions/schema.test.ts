import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { QUESTIONS } from '../../src/questions/index.ts';
import { answersSchema } from '../../src/questions/schema.ts';

const SCHEMA = new URL('../../schemas/answers.schema.json', import.meta.url);
const valid = new Ajv2020({ strict: true }).compile(answersSchema());

test('the published schema is up to date (node scripts/schemas.mjs)', () => {
  expect(JSON.parse(readFileSync(SCHEMA, 'utf8'))).toEqual(answersSchema());
});

test('the example answers fit the schema', () => {
  const example = readFileSync(new URL('../../examples/answers.yaml', import.meta.url), 'utf8');
  expect(valid(parse(example)), JSON.stringify(valid.errors)).toBe(true);
});

describe('every question', () => {
  test.each(QUESTIONS.map((question) => [question.key, question] as const))(
    '%s: its example fits schema and question',
    (key, question) => {
      const example = question.form.kind === 'number' ? Number(question.example) : question.example;
      expect(valid({ [key]: example })).toBe(true);
      expect(question.take(question.example, {})).not.toHaveProperty('problem');
    },
  );
});

test('secrets and unknown keys do not fit', () => {
  expect(valid({ oidcClientSecret: 'not-a-real-secret' })).toBe(false);
  expect(valid({ colour: 'blue' })).toBe(false);
  expect(valid({ idp: 'github' })).toBe(false);
});
