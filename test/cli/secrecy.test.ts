import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { secretOf } from '../../src/secrets/secret.ts';
import { answersFor } from '../generate/matrix.ts';
import { useSandbox } from '../init/sandbox.ts';
import { objectsOf } from '../migrate/legacy.ts';
import { runMain } from '../support/run.ts';

const sandbox = useSandbox();

const place = (name: string) => join(sandbox.path, name);

/** Everything that a command says, to the last word; it has to end as expected, so that a wrong call is no clean one. */
async function said(code: number, args: readonly string[], secret: string): Promise<string> {
  const env = { FLYTE_AUTH_OIDC_CLIENT_SECRET: `${secret}-web`, FLYTE_AUTH_PROPELLER_CLIENT_SECRET: secret };
  const { stdout, stderr, ...result } = await runMain(args, { cwd: sandbox.path, env });
  expect(result.code, `${args.join(' ')}\n${stderr}`).toBe(code);
  return `${args.join(' ')}\n${stdout}${stderr}`;
}

const RELEASE = ['--values', 'values-auth.yaml'];
const MANIFEST = ['--secret-manifest', 'flyte-secret-auth.yaml'];
const INIT = ['init', '--answers', 'answers.json', '--force'];

/** How a command has to end, and the command. */
type Ended = readonly [code: number, command: readonly string[]];

/** A set-up from its beginning to the next secret. The secret that rotates in is the same with something behind it. */
const commands = (manifest: readonly string[]): readonly Ended[] => [
  [0, [...INIT, '--dry-run']],
  [0, [...INIT, '--dry-run', '--format', 'json']],
  [0, [...INIT, '--yes']],
  [0, ['init', ...RELEASE, '--answers', 'answers.json', '--force', '--yes', '--format', 'json']],
  [0, ['render', 'values-auth.yaml']],
  [0, ['validate', 'values-auth.yaml', ...manifest]],
  [0, ['validate', 'values-auth.yaml', ...manifest, '--format', 'json']],
  [0, ['client-config', ...RELEASE, '--for', 'ci']],
  [0, ['rotate', ...RELEASE, ...manifest, '--secret-file', 'next', '--dry-run']],
  [0, ['rotate', ...RELEASE, ...manifest, '--secret-file', 'next', '--keep-old', '--yes', '--format', 'json']],
  [0, ['rotate', ...RELEASE, ...manifest, '--drop-old', '--dry-run']],
  [2, ['rotate', ...RELEASE, ...manifest, '--secret-file', 'next']],
  [0, ['hash', ...RELEASE, ...(manifest.length > 0 ? ['--from-secret', 'flyte-secret-auth.yaml'] : [])]],
  [0, ['hash', '--secret-file', 'next', '--cost', '4']],
];

/** With secrets that writers quote, escape and shorten. */
const CASES = [
  ['flyte-binary', 'values', [], 'Zq7"double\' \\back ümlaut'],
  ['flyte-core', 'values', [], 'Zq7: # {{ .Values.x }}'],
  ['flyte-core', 'secret', MANIFEST, 'Zq7\nsecond line'],
] as const;

test.each(CASES)('%s, secrets in %s: no word of them is said', async (chart, way, manifest, secret) => {
  const answers = { ...answersFor('google', 'internal', chart, way), bcryptCost: 4 };
  await writeFile(place('answers.json'), JSON.stringify(answers));
  await writeFile(place('next'), `${secret}-next`);
  const words: string[] = [];
  for (const [code, command] of commands(manifest)) words.push(await said(code, command, secret));
  expect(words.join('')).not.toContain('Zq7');
});

test.each(CASES)('%s, secrets in %s: migrate says no word of them', async (chart, way, _manifest, secret) => {
  const secrets = { oidcClientSecret: secretOf(`${secret}-web`), propellerClientSecret: secretOf(secret) };
  await writeFile(place('objects.yaml'), objectsOf(answersFor('okta', 'external', chart, way), [], secrets));
  const words = [
    await said(0, ['migrate', 'objects.yaml', '--dry-run'], secret),
    await said(0, ['migrate', 'objects.yaml', '--yes', '--format', 'json'], secret),
    await said(2, ['migrate', 'objects.yaml'], secret),
    await said(0, ['migrate', 'objects.yaml', '--force', '-y'], secret),
  ];
  expect(words.join('')).not.toContain('Zq7');
});

describe('what cannot be read is not repeated either', () => {
  const SECRET = `apiVersion: v1\nkind: Secret\nmetadata: { name: flyte-secret-auth }\n`;

  test.each([
    ['a number', `${SECRET}stringData: { client_secret: 987654321 }\n`, 2],
    ['no base64', `${SECRET}data: { client_secret: "987654321 not base64" }\n`, 2],
    ['broken YAML', `${SECRET}stringData: { client_secret: "987654321\n`, 2],
    ['a tag', `${SECRET}stringData: { client_secret: !!int 987654321x }\n`, 2],
    ['an alias that is none', `${SECRET}stringData: { client_secret: *987654321 }\n`, 2],
    ['a wrong key', `${SECRET}stringData: { password: "987654321" }\n`, 1],
  ])('%s', async (_name, manifest, judged) => {
    const answers = { ...answersFor('google', 'internal', 'flyte-core', 'secret'), bcryptCost: 4 };
    await writeFile(place('answers.json'), JSON.stringify(answers));
    await said(0, [...INIT, '--yes'], 'not-a-real-secret');
    await writeFile(place('flyte-secret-auth.yaml'), manifest);
    const words = [
      await said(judged, ['validate', 'values-auth.yaml', ...MANIFEST], 'not-a-real-secret'),
      await said(2, ['rotate', ...RELEASE, ...MANIFEST, '--yes'], 'not-a-real-secret'),
      await said(2, ['hash', ...RELEASE, '--from-secret', 'flyte-secret-auth.yaml'], 'not-a-real-secret'),
      await said(2, ['migrate', 'flyte-secret-auth.yaml', '--yes', '--dry-run'], 'not-a-real-secret'),
      await said(0, ['init', ...RELEASE, '--answers', 'answers.json', '--dry-run', '--force'], 'not-a-real-secret'),
    ];
    expect(words.join('')).not.toMatch(/987654321|not-a-real/);
  });
});
