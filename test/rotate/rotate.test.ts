import { lstat, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { manifestFile } from '../../src/generate/manifests.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { compareSecret } from '../../src/secrets/bcrypt.ts';
import { secretOf } from '../../src/secrets/secret.ts';
import { answersFor, HASH, SECRETS, setupOfAnswers, valuesOfAnswers } from '../generate/matrix.ts';
import { type RunOptions, runMain } from '../support/run.ts';

const OLD = 'not-a-real-propeller-secret';
const NEW = 'not-a-real-secret-of-tomorrow';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flyte-auth-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFile(join(folder, name), text);
const read = (name: string) => readFile(join(folder, name), 'utf8');
const mode = async (name: string) => ((await stat(join(folder, name))).mode & 0o777).toString(8);

/** Writes what init would have written, and gives the flags that name the files. */
async function setUp(answers: Answers): Promise<readonly string[]> {
  await put('values.yaml', valuesOfAnswers(answers));
  const manifest = manifestFile(setupOfAnswers(answers), answers, SECRETS);
  if (manifest === undefined) return ['--values', 'values.yaml'];
  await put('secret.yaml', manifest);
  return ['--values', 'values.yaml', '--secret-manifest', 'secret.yaml'];
}

const run = (args: readonly string[], options: RunOptions = {}) => runMain(['rotate', ...args], { cwd: folder, ...options });
const withNew = { env: { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: NEW } };

const validate = async (...args: readonly string[]) => {
  const { stdout } = await runMain(['validate', '--format', 'json', ...args], { cwd: folder });
  return JSON.parse(stdout).diagnostics.filter(({ severity }: { severity: string }) => severity !== 'info');
};

/** The lines that two texts do not share. */
function changedLines(before: string, after: string): { readonly gone: readonly string[]; readonly fresh: readonly string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return { gone: old.filter((line) => !now.includes(line)), fresh: now.filter((line) => !old.includes(line)) };
}

const hashIn = (text: string, key: string): string => new RegExp(`${key}: "?([A-Za-z0-9+/=]{80})`).exec(text)?.[1] ?? 'no hash';
const isHashOf = (hash: string, secret: string) => compareSecret(secretOf(secret), Buffer.from(hash, 'base64').toString());

describe('hash and secret change together', () => {
  test.each([
    ['flyte-binary', 'values', 'clientSecretHash'],
    ['flyte-binary', 'secret', 'clientSecretHash'],
    ['flyte-core', 'values', 'client_secret'],
    ['flyte-core', 'secret', 'client_secret'],
  ] as const)('%s, %s', async (chart, way, key) => {
    const flags = await setUp(answersFor('google', 'internal', chart, way));
    const before = await read('values.yaml');
    const { code, stdout, stderr } = await run([...flags, '--yes'], withNew);
    expect(code, stderr).toBe(0);
    const after = await read('values.yaml');
    const { gone, fresh } = changedLines(before, after);
    expect([gone.length, fresh.length]).toEqual(way === 'values' ? [2, 2] : [1, 1]);
    expect(await isHashOf(hashIn(after, key), NEW)).toBe(true);
    const holder = way === 'values' ? 'values.yaml' : 'secret.yaml';
    expect(await read(holder)).toContain(NEW);
    expect(await read(holder)).not.toContain(OLD);
    expect(await mode(holder)).toBe('600');
    expect(await validate('values.yaml', ...flags.slice(2))).toEqual([]);
    expect(`${stdout}${stderr}`).not.toContain('not-a-real');
  });

  test('the release is where its Secrets are', async () => {
    const flags = await setUp(answersFor('google', 'internal', 'flyte-binary', 'secret', { namespace: 'prod' }));
    const { code, stdout, stderr } = await run([...flags, '--keep-old', '--yes'], withNew);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('kubectl apply -n prod -f secret.yaml');
    expect(stdout).toContain('rotate --drop-old --values values.yaml --namespace prod');
  });

  test('a hash in a Secret: the block keeps its layout', async () => {
    const flags = await setUp(answersFor('google', 'internal', 'flyte-binary', 'secret', { hashIn: 'secret' }));
    const [values, manifest] = [await read('values.yaml'), await read('secret.yaml')];
    expect((await run([...flags, '--keep-old', '--yes'], withNew)).code).toBe(0);
    expect(await read('values.yaml')).toBe(values);
    const { gone, fresh } = changedLines(manifest, await read('secret.yaml'));
    expect([gone.length, fresh.length]).toEqual([2, 3]);
    const [, config] = parseAllDocuments(await read('secret.yaml')).map((document) => document.toJS());
    expect(config.stringData['200-auth-hash.yaml']).toContain(`rotated_secrets: [${HASH}]`);
    expect(await validate('values.yaml', ...flags.slice(2))).toEqual([]);
  });

  test('below data everything is base64', async () => {
    await setUp(answersFor('google', 'internal', 'flyte-binary', 'secret', { hashIn: 'secret' }));
    const documents = parseAllDocuments(await read('secret.yaml')).map((document) => document.toJS());
    const encoded = documents.map(({ stringData, ...rest }) => ({
      ...rest,
      data: Object.fromEntries(
        Object.entries(stringData).map(([key, text]) => [key, Buffer.from(String(text)).toString('base64')]),
      ),
    }));
    await put('list.yaml', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: encoded }, null, 2));
    const flags = ['--values', 'values.yaml', '--secret-manifest', 'list.yaml'];
    const { code, stderr } = await run([...flags, '--keep-old', '--yes'], withNew);
    expect(code, stderr).toBe(0);
    const [secret, config] = JSON.parse(await read('list.yaml')).items;
    expect(Buffer.from(secret.data.client_secret, 'base64').toString()).toBe(NEW);
    const hash = hashIn(Buffer.from(config.data['200-auth-hash.yaml'], 'base64').toString(), 'client_secret');
    expect(await isHashOf(hash, NEW)).toBe(true);
  });

  test('values inside of an Argo CD Application', async () => {
    await setUp(answersFor('google', 'internal', 'flyte-binary', 'values'));
    const values = (await read('values.yaml')).replaceAll(/^(?=.)/gm, '        ');
    const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: flyte }
spec:
  source:
    repoURL: https://flyteorg.github.io/flyte
    chart: flyte-binary
    targetRevision: v1.16.8
    helm:
      values: |
${values}  destination: { namespace: flyte }
`;
    await put('application.yaml', application);
    const { code, stdout, stderr } = await run(['--values', 'application.yaml', '--yes'], withNew);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Argo CD does it');
    const after = await read('application.yaml');
    expect(changedLines(application, after).fresh.length).toBe(2);
    expect(await isHashOf(hashIn(after, 'clientSecretHash'), NEW)).toBe(true);
  });

  test('a random secret, once more each time', async () => {
    const flags = await setUp(answersFor('google', 'internal', 'flyte-core', 'secret'));
    await run([...flags, '--yes']);
    const first = /client_secret: (\S+)/.exec(await read('secret.yaml'))?.[1];
    await run([...flags, '--yes']);
    const second = /client_secret: (\S+)/.exec(await read('secret.yaml'))?.[1];
    expect(first).not.toBe(second);
    expect(await validate('values.yaml', ...flags.slice(2))).toEqual([]);
  });

  test('the published default gives way', async () => {
    const values = valuesOfAnswers(answersFor('google', 'internal', 'flyte-core', 'secret')).replace(
      'clientSecret: null',
      '# none',
    );
    await put('values.yaml', values);
    const { code, stderr } = await run(['--values', 'values.yaml', '--yes'], withNew);
    expect(code, stderr).toBe(0);
    expect(await read('values.yaml')).toContain(`clientSecret: ${NEW}`);
  });

  test('a secret that flyte-core would take for a template is written as one that is none', async () => {
    const flags = await setUp(answersFor('google', 'internal', 'flyte-core', 'values'));
    const env = { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: 'not-a-real-{{secret}}' };
    const { code, stderr } = await run([...flags, '--yes'], { env });
    expect(code, stderr).toBe(0);
    const { stdout } = await runMain(['render', 'values.yaml', '--show-secrets', '--format', 'json'], { cwd: folder });
    const { secrets } = JSON.parse(stdout);
    expect(secrets.find(({ name }: { name: string }) => name === 'flyte-secret-auth').keys.client_secret).toBe(
      'not-a-real-{{secret}}',
    );
  });
});

describe('--keep-old and --drop-old', () => {
  test.each(['flyte-binary', 'flyte-core'] as const)('%s: the old secret is good until it is dropped', async (chart) => {
    const flags = await setUp(answersFor('google', 'internal', chart, 'secret'));
    const old = await read('secret.yaml');
    expect((await run([...flags, '--keep-old', '--yes'], withNew)).code).toBe(0);
    const kept = await read('values.yaml');
    expect(kept).toContain(`rotated_secrets: [${HASH}]`);
    await put('old-secret.yaml', old);
    expect(await validate('values.yaml', '--secret-manifest', 'old-secret.yaml')).toEqual([]);
    expect((await run(['--values', 'values.yaml', '--drop-old', '--yes'])).code).toBe(0);
    expect(await read('values.yaml')).not.toContain('rotated_secrets');
    const [finding] = await validate('values.yaml', '--secret-manifest', 'old-secret.yaml');
    expect(finding.ruleId).toBe('hash-mismatch');
    expect(await validate('values.yaml', '--secret-manifest', 'secret.yaml')).toEqual([]);
  });

  test.each([
    ['values.yaml', answersFor('google', 'internal', 'flyte-core', 'secret')],
    ['secret.yaml', answersFor('google', 'internal', 'flyte-binary', 'secret', { hashIn: 'secret' })],
  ])('old ones add up in %s', async (file, answers) => {
    const flags = await setUp(answers);
    expect((await run([...flags, '--keep-old', '--yes'], withNew)).code).toBe(0);
    expect((await run([...flags, '--keep-old', '--yes'])).code).toBe(0);
    const [list = ''] = /rotated_secrets: \[.*\]/.exec(await read(file)) ?? [];
    expect(list.split(',').length).toBe(2);
    expect(list).toContain(HASH);
  });
});

describe('an external authorization server', () => {
  const EXTERNAL = answersFor('okta', 'external', 'flyte-binary', 'secret');

  test('the Secret changes, and nothing else', async () => {
    const flags = await setUp(EXTERNAL);
    const values = await read('values.yaml');
    const { code, stdout, stderr } = await run([...flags, '--yes'], withNew);
    expect(code, stderr).toBe(0);
    expect(await read('values.yaml')).toBe(values);
    expect(await read('secret.yaml')).toContain(NEW);
    expect(stdout).toContain('delete the old secret at the identity provider');
    expect(stdout).toContain('kubectl rollout restart -n flyte deployment/flyte-backend-flyte-binary');
  });

  test.each([
    [['--yes'], {}, 'the identity provider checks this secret'],
    [['--yes', '--keep-old'], withNew, '--keep-old is of no use'],
    [['--yes', '--drop-old'], {}, '--drop-old is of no use'],
  ])('%j', async (args, options, words) => {
    const { code, stderr } = await run([...(await setUp(EXTERNAL)), ...args], options);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  test('a secret that is in no file is changed where it is', async () => {
    await setUp(EXTERNAL);
    const { code, stderr } = await run(['--values', 'values.yaml', '--yes'], withNew);
    expect(code).toBe(2);
    expect(stderr).toContain('in none of these files, but in "flyte-secret-auth"');
  });
});

describe('what is said', () => {
  test('the order that keeps flyte-core running', async () => {
    const flags = await setUp(answersFor('google', 'internal', 'flyte-core', 'secret'));
    const { stdout } = await run([...flags, '--keep-old', '--yes']);
    const commands = stdout.split('\n').flatMap((line) => /^ {7}(\S.*)/.exec(line)?.[1] ?? []);
    expect(commands).toEqual([
      'helm upgrade --install flyte-backend flyteorg/flyte-core --version v1.16.8 -n flyte -f values.yaml',
      'kubectl apply -n flyte -f secret.yaml',
      'kubectl rollout restart -n flyte deployment/flytepropeller',
      'kubectl rollout restart -n flyte deployment/flytescheduler',
      'flyte-auth-config rotate --drop-old --values values.yaml',
    ]);
  });

  test('--dry-run writes nothing and shows no secret, old or new', async () => {
    const flags = await setUp(answersFor('google', 'internal', 'flyte-core', 'values'));
    const before = await read('values.yaml');
    const { code, stdout, stderr } = await run([...flags, '--dry-run'], withNew);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^--- values\.yaml\n\+\+\+ values\.yaml\n@@/);
    expect(stdout).not.toContain('not-a-real');
    expect(stdout).not.toContain(HASH);
    expect(await read('values.yaml')).toBe(before);
  });

  test.each([
    ['\r', 130],
    ['\x03', 130],
    ['\x1b[A\r', 0],
  ])('on a terminal it asks: %j', async (keys, code) => {
    const flags = await setUp(answersFor('google', 'internal', 'flyte-core', 'secret'));
    const before = await read('secret.yaml');
    const result = await run(flags, { dialog: [[/Write these changes\?/, keys]] });
    expect(result.code).toBe(code);
    expect((await read('secret.yaml')) === before).toBe(code !== 0);
  });
});

describe('files', () => {
  test('a link is not replaced, but the file that it leads to', async () => {
    const flags = await setUp(answersFor('google', 'internal', 'flyte-core', 'secret'));
    await symlink('values.yaml', join(folder, 'link.yaml'));
    expect((await run(['--values', 'link.yaml', ...flags.slice(2), '--yes'])).code).toBe(0);
    expect((await lstat(join(folder, 'link.yaml'))).isSymbolicLink()).toBe(true);
    expect(await validate('values.yaml', ...flags.slice(2))).toEqual([]);
  });

  test('a random secret goes to a file of its own where no other file holds it', async () => {
    await setUp(answersFor('google', 'internal', 'flyte-core', 'secret'));
    const refused = await run(['--values', 'values.yaml', '--yes']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('nobody would know the new secret');
    const { code, stdout } = await run(['--values', 'values.yaml', '--yes', '--secret-output', 'new.txt']);
    expect(code).toBe(0);
    expect(stdout).toContain('put the new secret into Secret "flyte-secret-auth", key client_secret');
    expect(await mode('new.txt')).toBe('600');
    expect(await isHashOf(hashIn(await read('values.yaml'), 'client_secret'), await read('new.txt'))).toBe(true);
  });

  test('values that do not pass stay as they are', async () => {
    const values = valuesOfAnswers(answersFor('google', 'internal', 'flyte-core', 'values')).replace(
      'baseUrl: https://accounts.google.com',
      'baseUrl: https://accounts.google.com/',
    );
    await put('values.yaml', values);
    const { code, stderr } = await run(['--values', 'values.yaml', '--yes']);
    expect(code).toBe(1);
    expect(stderr).toContain('nothing was written');
    expect(await read('values.yaml')).toBe(values);
  });
});

describe('a wrong call', () => {
  test.each([
    ['the old secret', ['--yes'], { env: { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: OLD } }, 'the new secret is the old one'],
    ['nothing to drop', ['--yes', '--drop-old'], {}, 'has no older hashes'],
    ['nobody to ask', [], {}, 'nobody can be asked'],
    ['both', ['--keep-old', '--drop-old'], {}, 'mutually exclusive'],
    ['a cost', ['--bcrypt-cost', '99'], {}, '--bcrypt-cost must be'],
    ['too long', ['--yes'], { env: { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: 'x'.repeat(80) } }, 'too long'],
    ['a secret as an argument', ['not-a-real-argument'], {}, 'takes no secret as an argument'],
    ['a secret as a flag', ['--secret', 'not-a-real-argument'], {}, 'does not know one of the flags'],
  ])('%s', async (_name, args, options, words) => {
    const flags = await setUp(answersFor('google', 'internal', 'flyte-core', 'secret'));
    const { code, stderr } = await run([...flags, ...args], options);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('not-a-real-argument');
  });

  test('values without authentication', async () => {
    await put('values.yaml', 'configuration: { auth: { enabled: false } }\n');
    const { code, stderr } = await run(['--values', 'values.yaml', '--yes']);
    expect(code).toBe(2);
    expect(stderr).toContain('no working authentication');
  });

  test('standard input cannot be changed in place', async () => {
    expect((await run(['--values', '-', '--yes'])).stderr).toContain('standard input is none');
  });
});
