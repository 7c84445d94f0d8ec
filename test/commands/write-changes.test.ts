import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ChangeToWrite, writeChanges } from '../../src/commands/write-changes.ts';
import { InterruptedError } from '../../src/core/errors.ts';
import { useSandbox } from '../init/sandbox.ts';

const sandbox = useSandbox();

const change = (name: string, more: Partial<ChangeToWrite> = {}): ChangeToWrite => ({
  name,
  text: 'new\n',
  holdsSecrets: true,
  mayReplace: true,
  ...more,
});

/** Something happens while the temporary file of this one is made. */
const meddling = (name: string, act: () => void): ChangeToWrite => ({
  ...change(name),
  get text() {
    act();
    return 'new\n';
  },
});

const put = (name: string) => writeFileSync(join(sandbox.path, name), 'mine\n');

test('files that nobody interrupts are written, and nothing listens on', async () => {
  put('values.yaml');
  const listeners = process.listenerCount('SIGTERM');
  await writeChanges([change('values.yaml', { before: 'mine\n' }), change('secret.yaml')], sandbox.path);
  expect([await sandbox.read('values.yaml'), await sandbox.list()]).toEqual(['new\n', ['secret.yaml', 'values.yaml']]);
  expect(process.listenerCount('SIGTERM')).toBe(listeners);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s between two temporary files leaves everything as it was',
  async (signal) => {
    put('values.yaml');
    const files = [change('values.yaml'), meddling('secret.yaml', () => process.emit(signal)), change('third.yaml')];
    await expect(writeChanges(files, sandbox.path)).rejects.toThrow(InterruptedError);
    expect([await sandbox.read('values.yaml'), await sandbox.list()]).toEqual(['mine\n', ['values.yaml']]);
  },
);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s after the last temporary file does so, too', async (signal) => {
  put('values.yaml');
  const files = [change('values.yaml'), meddling('secret.yaml', () => process.emit(signal))];
  await expect(writeChanges(files, sandbox.path)).rejects.toThrow(InterruptedError);
  expect([await sandbox.read('values.yaml'), await sandbox.list()]).toEqual(['mine\n', ['values.yaml']]);
});

test('what somebody else has written in the meantime stays', async () => {
  put('values.yaml');
  const files = [change('secret.yaml'), change('values.yaml', { before: 'as it was read\n' })];
  await expect(writeChanges(files, sandbox.path)).rejects.toThrow('values.yaml has changed since it was read');
  expect([await sandbox.read('values.yaml'), await sandbox.list()]).toEqual(['mine\n', ['values.yaml']]);
});

test('a file that cannot be put in place takes back the one that was', async () => {
  put('values.yaml');
  const files = [
    change('values.yaml'),
    change('secret.yaml', { mayReplace: false }),
    meddling('last.yaml', () => put('secret.yaml')),
  ];
  await expect(writeChanges(files, sandbox.path)).rejects.toThrow('secret.yaml exists already');
  expect([await sandbox.read('values.yaml'), await sandbox.list()]).toEqual(['mine\n', ['secret.yaml', 'values.yaml']]);
});
