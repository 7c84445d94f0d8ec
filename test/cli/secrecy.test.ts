import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answersFor } from '../generate/matrix.ts';
import { useSandbox } from '../init/sandbox.ts';
import { runMain } from '../support/run.ts';

const sandbox = useSandbox();

const place = (name: string) => join(sandbox.path, name);

/** Everything that a command says, to the last word. */
async function said(args: readonly string[], secret: string): Promise<string> {
  const env = { FLYTE_AUTH_OIDC_CLIENT_SECRET: `${secret}-web`, FLYTE_AUTH_PROPELLER_CLIENT_SECRET: secret };
  const { stdout, stderr } = await runMain(args, { cwd: sandbox.path, env });
  return `${args.join(' ')}\n${stdout}${stderr}`;
}

const RELEASE = ['--values', 'values-auth.yaml'];
const MANIFEST = ['--secret-manifest', 'flyte-secret-auth.yaml'];
const INIT = ['init', '--answers', 'answers.json', '--force'];

/** A set-up from its beginning to the next secret. The secret that rotates in is the same with something behind it. */
const commands = (manifest: readonly string[]): readonly (readonly string[])[] => [
  [...INIT, '--dry-run'],
  [...INIT, '--dry-run', '--format', 'json'],
  [...INIT, '--yes'],
  ['init', ...RELEASE, '--answers', 'answers.json', '--force', '--yes', '--format', 'json'],
  ['render', 'values-auth.yaml'],
  ['validate', 'values-auth.yaml', ...manifest],
  ['validate', 'values-auth.yaml', ...manifest, '--format', 'json'],
  ['client-config', ...RELEASE, '--for', 'ci'],
  ['rotate', ...RELEASE, ...manifest, '--secret-file', 'next', '--dry-run'],
  ['rotate', ...RELEASE, ...manifest, '--secret-file', 'next', '--keep-old', '--yes', '--format', 'json'],
  ['rotate', ...RELEASE, ...manifest, '--drop-old', '--dry-run'],
  ['rotate', ...RELEASE, ...manifest, '--secret-file', 'next'],
  ['hash', ...RELEASE, ...(manifest.length > 0 ? ['--from-secret', 'flyte-secret-auth.yaml'] : [])],
  ['hash', '--secret-file', 'next', '--cost', '4'],
];

/** With secrets that writers quote, escape and shorten. */
test.each([
  ['flyte-binary', 'values', [], 'Zq7"double\' \\back ümlaut'],
  ['flyte-core', 'values', [], 'Zq7: # {{ .Values.x }}'],
  ['flyte-core', 'secret', MANIFEST, 'Zq7\nsecond line'],
] as const)('%s, secrets in %s: no word of them is said', async (chart, way, manifest, secret) => {
  const answers = { ...answersFor('google', 'internal', chart, way), bcryptCost: 4 };
  await writeFile(place('answers.json'), JSON.stringify(answers));
  await writeFile(place('next'), `${secret}-next`);
  const words: string[] = [];
  for (const command of commands(manifest)) words.push(await said(command, secret));
  expect(words.join('')).not.toContain('Zq7');
});

describe('what cannot be read is not repeated either', () => {
  const SECRET = `apiVersion: v1\nkind: Secret\nmetadata: { name: flyte-secret-auth }\n`;

  test.each([
    ['a number', `${SECRET}stringData: { client_secret: 987654321 }\n`],
    ['no base64', `${SECRET}data: { client_secret: "987654321 not base64" }\n`],
    ['broken YAML', `${SECRET}stringData: { client_secret: "987654321\n`],
    ['a tag', `${SECRET}stringData: { client_secret: !!int 987654321x }\n`],
    ['an alias that is none', `${SECRET}stringData: { client_secret: *987654321 }\n`],
    ['a wrong key', `${SECRET}stringData: { "987654321": x }\n`.replace('"987654321": x', 'password: "987654321"')],
  ])('%s', async (_name, manifest) => {
    const answers = { ...answersFor('google', 'internal', 'flyte-core', 'secret'), bcryptCost: 4 };
    await writeFile(place('answers.json'), JSON.stringify(answers));
    await said([...INIT, '--yes'], 'not-a-real-secret');
    await writeFile(place('flyte-secret-auth.yaml'), manifest);
    const words = [
      await said(['validate', 'values-auth.yaml', ...MANIFEST], 'not-a-real-secret'),
      await said(['rotate', ...RELEASE, ...MANIFEST, '--yes'], 'not-a-real-secret'),
      await said(['hash', ...RELEASE, '--from-secret', 'flyte-secret-auth.yaml'], 'not-a-real-secret'),
      await said(['migrate', 'flyte-secret-auth.yaml', '--yes', '--dry-run'], 'not-a-real-secret'),
      await said(['init', ...RELEASE, '--answers', 'answers.json', '--dry-run', '--force'], 'not-a-real-secret'),
    ];
    expect(words.join('')).not.toMatch(/987654321|not-a-real/);
  });
});
