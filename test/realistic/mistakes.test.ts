import { describe, expect, test } from 'vitest';
import { ROWS } from '../rules/rows.ts';
import { MISTAKES } from './support/mistakes.ts';
import { faultsOf } from './support/releases.ts';

describe('one slip in values that were right', () => {
  test('there are many, of the known kinds', () => {
    expect(MISTAKES.length).toBeGreaterThan(200);
    const known = ['YAML', ...ROWS.map(({ id }) => id)];
    expect(MISTAKES.filter(({ row }) => !known.includes(row))).toEqual([]);
  });

  test.each(MISTAKES.map((mistake) => [`${mistake.row} ${mistake.name}, ${mistake.file}`, mistake] as const))(
    '%s',
    async (_name, { file, sources, expected }) => {
      expect(expected).not.toEqual([]);
      expect([...(await faultsOf(sources, file))].sort()).toEqual([...expected].sort());
    },
  );
});
