import { describe, expect, test } from 'vitest';
import { faultsOf, RELEASES } from './support/releases.ts';

describe('values as people write them', () => {
  test.each(RELEASES.map((sources) => [sources.map(({ name }) => name).join(' and '), sources] as const))(
    'nothing is wrong with %s',
    async (_name, sources) => {
      expect(await faultsOf(sources)).toEqual([]);
    },
  );
});
