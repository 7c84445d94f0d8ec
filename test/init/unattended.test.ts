import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runMain } from '../support/run.ts';
import { GOOGLE, OIDC_SECRET, OKTA, PROPELLER_SECRET, SECRETS, useSandbox } from './sandbox.ts';

const sandbox = useSandbox();

describe('an external set-up with a Secret of its own', () => {
  test('writes values without and a manifest with the secrets', async () => {
    const { code, stdout, stderr } = await sandbox.init(OKTA, { env: SECRETS });
    expect(code, stderr).toBe(0);
    expect(await sandbox.list()).toEqual(['flyte-secret-auth.yaml', 'values-auth.yaml']);
    expect(await sandbox.mode('flyte-secret-auth.yaml')).toBe('600');
    expect(await sandbox.read('values-auth.yaml')).not.toContain('not-a-real-secret');
    const manifest = parse(await sandbox.read('flyte-secret-auth.yaml'));
    expect(manifest.stringData).toEqual({ client_secret: PROPELLER_SECRET, oidc_client_secret: OIDC_SECRET });
    expect(`${stdout}${stderr}`).not.toContain('not-a-real-secret');
  });

  test('says what to register, what to run, and how to do it again', async () => {
    const { stdout } = await sandbox.init(OKTA, { env: SECRETS });
    for (const words of [
      'https://flyte.example.com/callback',
      'http://localhost:53593/callback',
      'kubectl apply -n flyte -f flyte-secret-auth.yaml',
      'helm upgrade',
      'checked: 0 errors',
      'flyte-auth-config init --idp okta --okta-domain acme.okta.com --auth-server external',
      '--secrets secret --yes',
    ]) {
      expect(stdout).toContain(words);
    }
  });

  test('what it says to do it again does it again', async () => {
    const first = await sandbox.init(OKTA, { env: SECRETS });
    const written = await sandbox.read('values-auth.yaml');
    const line = /flyte-auth-config init (.*)/.exec(first.stdout)?.[1] ?? '';
    const again = await sandbox.init([...line.split(' '), '--force'], { env: SECRETS });
    expect(again.code, again.stderr).toBe(0);
    expect(await sandbox.read('values-auth.yaml')).toBe(written);
  });

  test('what it wrote passes validate', async () => {
    await sandbox.init(OKTA, { env: SECRETS });
    const { code, stdout } = await runMain(['validate', 'values-auth.yaml'], { cwd: sandbox.path });
    expect(code, stdout).toBe(0);
  });
});

describe('an internal set-up', () => {
  test('generates the secret of flytepropeller and keeps it with the other in a closed file', async () => {
    const env = { FLYTE_AUTH_OIDC_CLIENT_SECRET: OIDC_SECRET };
    const { code, stdout, stderr } = await sandbox.init(GOOGLE, { env });
    expect(code, stderr).toBe(0);
    expect(await sandbox.list()).toEqual(['values-auth.yaml']);
    expect(await sandbox.mode('values-auth.yaml')).toBe('600');
    const secret = parse(await sandbox.read('values-auth.yaml')).secrets.adminOauthClientCredentials.clientSecret;
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(`${stdout}${stderr}`).not.toContain(secret);
  });

  test('its hash fits its secret', async () => {
    const env = { FLYTE_AUTH_OIDC_CLIENT_SECRET: OIDC_SECRET };
    await sandbox.init(GOOGLE, { env });
    const { code, stdout, stderr } = await runMain(['hash', '--values', 'values-auth.yaml'], { cwd: sandbox.path });
    expect(code, `${stdout}${stderr}`).toBe(0);
  });

  test('takes a given secret, from a file', async () => {
    await writeFile(join(sandbox.path, 's.txt'), `${PROPELLER_SECRET}\n`);
    const env = { FLYTE_AUTH_OIDC_CLIENT_SECRET: OIDC_SECRET };
    const { code } = await sandbox.init([...GOOGLE, '--propeller-client-secret-file', 's.txt'], { env });
    expect(code).toBe(0);
    expect(parse(await sandbox.read('values-auth.yaml')).secrets.adminOauthClientCredentials.clientSecret).toBe(PROPELLER_SECRET);
  });

  test.each(['existing', 'external-secrets'])(
    'with --secrets %s needs the secret that the cluster has, for its hash alone',
    async (way) => {
      const flags = GOOGLE.with(-1, `--secrets=${way}`);
      const without = await sandbox.init(flags);
      expect(without.code).toBe(2);
      expect(without.stderr).toMatch(/FLYTE_AUTH_PROPELLER_CLIENT_SECRET.*only its hash goes into the values/);
      const withSecret = await sandbox.init(flags, { env: { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: PROPELLER_SECRET } });
      expect(withSecret.code, withSecret.stderr).toBe(0);
      expect(await sandbox.read('values-auth.yaml')).not.toContain(PROPELLER_SECRET);
    },
  );
});

describe('where secrets come from', () => {
  test('standard input', async () => {
    const { code, stderr } = await sandbox.init([...GOOGLE, '--oidc-client-secret-file', '-'], { stdin: `${OIDC_SECRET}\n` });
    expect(code, stderr).toBe(0);
    expect(parse(await sandbox.read('values-auth.yaml')).flyteadmin.secrets.oidc_client_secret).toBe(OIDC_SECRET);
  });

  test('nowhere, where nothing needs them', async () => {
    const { code, stderr } = await sandbox.init(OKTA.with(-1, '--secrets=existing'));
    expect(code, stderr).toBe(0);
    expect(await sandbox.list()).toEqual(['values-auth.yaml']);
  });

  test('an answer of no use in the environment is said and passed over', async () => {
    const { code, stderr } = await sandbox.init(OKTA.with(-1, '--secrets=existing'), {
      env: { ...SECRETS, FLYTE_AUTH_REALM: 'flyte' },
    });
    expect(code).toBe(0);
    expect(stderr).toContain('FLYTE_AUTH_REALM: is of no use in this set-up');
    expect(stderr).toContain('FLYTE_AUTH_OIDC_CLIENT_SECRET: of no use with --secrets existing');
  });
});

describe('answers from a file', () => {
  test('YAML, with flags and variables over it', async () => {
    const answers = [
      'idp: okta',
      'oktaDomain: acme.okta.com',
      'authServer: internal',
      'url: https://file.example.com',
      'chart: flyte-core',
      'oidcClientId: file',
      'secrets: existing',
    ];
    await writeFile(join(sandbox.path, 'a.yaml'), answers.join('\n'));
    const env = {
      FLYTE_AUTH_OIDC_CLIENT_ID: 'env',
      FLYTE_AUTH_URL: 'https://env.example.com',
      FLYTE_AUTH_PROPELLER_CLIENT_SECRET: PROPELLER_SECRET,
    };
    const { code, stderr } = await sandbox.init(['--answers', 'a.yaml', '--url', 'https://flag.example.com'], { env });
    expect(code, stderr).toBe(0);
    const values = await sandbox.read('values-auth.yaml');
    expect(values).toContain('url: https://flag.example.com');
    expect(values).toContain('oidcClientId: env');
    expect(values).toContain('oktaDomain: acme.okta.com');
  });

  test('the answers in the header of a written file make the same file again', async () => {
    await sandbox.init(OKTA, { env: SECRETS });
    const written = await sandbox.read('values-auth.yaml');
    const answers = [...written.matchAll(/^# {3}(\w+: .*)$/gm)].map(([, line]) => line);
    expect(answers.length).toBeGreaterThan(8);
    const { code, stderr } = await sandbox.init(['--answers', '-', '--force'], { env: SECRETS, stdin: answers.join('\n') });
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('of no use');
    expect(await sandbox.read('values-auth.yaml')).toBe(written);
  });
});

describe('standard output', () => {
  test('-o - gives the values alone there, and all words elsewhere', async () => {
    const { code, stdout, stderr } = await sandbox.init([...OKTA, '-o', '-'], { env: SECRETS });
    expect(code, stderr).toBe(0);
    expect(parse(stdout).configuration.auth.enabled).toBe(true);
    expect(stdout).toMatch(/^# /);
    expect(stderr).toContain('kubectl apply');
    expect(await sandbox.list()).toEqual(['flyte-secret-auth.yaml']);
  });

  test('--dry-run shows the files with the secrets hidden, and writes nothing', async () => {
    const { code, stdout } = await sandbox.init([...OKTA, '--dry-run'], { env: SECRETS });
    expect(code).toBe(0);
    expect(stdout).toContain('kind: Secret');
    expect(stdout).toContain('(hidden)');
    expect(stdout).not.toContain('not-a-real-secret');
    expect(await sandbox.list()).toEqual([]);
  });

  test('--format json tells files, verdict, registration and commands without secrets', async () => {
    const { code, stdout } = await sandbox.init([...OKTA, '--format', 'json'], { env: SECRETS });
    expect(code).toBe(0);
    expect(stdout).not.toContain('not-a-real-secret');
    const outcome = JSON.parse(stdout);
    expect(outcome).toMatchObject({
      version: 1,
      written: true,
      files: [
        { kind: 'values', path: 'values-auth.yaml', holdsSecrets: false },
        { kind: 'manifest', path: 'flyte-secret-auth.yaml', holdsSecrets: true },
      ],
      verdict: { ok: true, errors: 0 },
      register: { provider: 'Okta' },
    });
    expect(outcome.next.map(({ command }: { command: string }) => command).join('\n')).toContain('helm upgrade');
  });
});

describe('values that the validator would not pass', () => {
  const refused = [...OKTA, '--metadata-url=/.well-known/openid-configuration'];

  test('are not written, and the findings say why', async () => {
    const { code, stdout, stderr } = await sandbox.init(refused, { env: SECRETS });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/nothing was written.*\n.*error: metadataUrl .* \[metadata-url\]/);
    expect(await sandbox.list()).toEqual([]);
  });

  test('a secret in the manifest counts as much as one in the values', async () => {
    const env = { ...SECRETS, FLYTE_AUTH_OIDC_CLIENT_SECRET: 'changeme' };
    const { code, stderr } = await sandbox.init(OKTA, { env });
    expect(code).toBe(1);
    expect(stderr).toContain('[placeholder]');
    expect(await sandbox.list()).toEqual([]);
  });

  test('are told to programs', async () => {
    const { code, stdout } = await sandbox.init([...refused, '--format=json'], { env: SECRETS });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      written: false,
      verdict: {
        ok: false,
        errors: 1,
        findings: expect.arrayContaining([expect.objectContaining({ ruleId: 'metadata-url', severity: 'error' })]),
      },
    });
  });
});
