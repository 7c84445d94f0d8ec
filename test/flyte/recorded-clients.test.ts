import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { type Plain, toPlain } from '../../src/core/tree.ts';
import { type ClientFile, loadClient } from '../../src/flyte/client.ts';
import { plainOf } from '../../src/flyte/plain.ts';
import { PYFLYTE_KEYS } from '../../src/flyte/pyflyte-keys.ts';
import { recordedClients } from './support/clients.ts';

const clientFile = (text: string): ClientFile => loadClient(sourceText('config.yaml', text));

/** Settings as text, without those that are unset in one way or another. */
const settled = (settings: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => {
      const text = JSON.stringify(value, (_key, inner) => (isUnset(inner) ? undefined : inner));
      return text === undefined ? [] : [[key, text]];
    }),
  );

const isUnset = (value: Plain): boolean => value === '' || value === null || (Array.isArray(value) && value.length === 0);

const DEFAULTS = settled(Object(plainOf(clientFile('').flytectl.admin)));

function changesIn({ flytectl }: ClientFile): Readonly<Record<string, string>> {
  const settings = Object.entries(settled(Object(plainOf(flytectl.admin))));
  return Object.fromEntries(settings.filter(([key, value]) => DEFAULTS[key] !== value));
}

/** The lines of the decoder, in no order, because Go's own order is random. */
function refusal({ parsed, flytectl }: ClientFile): readonly string[] | 'broken file' | undefined {
  if (parsed.problems.length > 0) return 'broken file';
  if (flytectl.error === undefined) return undefined;
  const lines = [...flytectl.error.matchAll(/^'[^']*' .*$/gm)].map(([line]) => line);
  return lines.length > 0 ? lines.sort() : 'broken file';
}

const readByPyflyte = (client: ClientFile): Readonly<Record<string, Plain>> =>
  Object.fromEntries(
    PYFLYTE_KEYS.flatMap(({ key }) => {
      const node = client.pyflyte(key);
      return node === undefined ? [] : [[key, toPlain(node)]];
    }),
  );

describe.each(recordedClients)('$name', ({ text, flytectl, pyflyte }) => {
  const client = clientFile(text);

  test('flytectl', () => {
    if ('error' in flytectl) expect(refusal(client)).toEqual(flytectl.error);
    else {
      expect(refusal(client)).toBeUndefined();
      expect(changesIn(client)).toEqual(settled(flytectl.changes));
    }
  });

  test('pyflyte', () => expect(readByPyflyte(client)).toEqual(pyflyte.reads));
});
