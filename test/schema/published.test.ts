import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generatedSchemas } from '../../src/schema/generated.ts';
import { SCHEMA_NAMES, SCHEMAS } from '../../src/schema/names.ts';
import { compiled } from './support/compiled.ts';

const FOLDER = new URL('../../schemas/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));

describe('the published schemas', () => {
  test('have a name each', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      Object.values(SCHEMAS)
        .map(({ file }) => file)
        .sort(),
    );
    expect(SCHEMA_NAMES).toEqual([...SCHEMA_NAMES].sort());
  });

  test.each(Object.entries(generatedSchemas()))('%s is up to date (npm run schemas)', (file, schema) => {
    expect(read(file)).toEqual(schema);
  });

  test.each(SCHEMA_NAMES)('%s is a schema of draft 2020-12 that says what it is for', (name) => {
    const schema = read(SCHEMAS[name].file);
    expect(() => compiled(schema)).not.toThrow();
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: expect.any(String),
      description: expect.any(String),
    });
  });
});
