import { chmod, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OIDC_SECRET, PROPELLER_SECRET, useSandbox } from '../init/sandbox.ts';
import { runMain, type Turn } from '../support/run.ts';

const sandbox = useSandbox();
const write = (name: string, text: string) => writeFile(join(sandbox.path, name), text);

/** base64 of a hash (cost 4) of PROPELLER_SECRET. */
const HASH = 'JDJiJDA0JEl5Ym1ZNUNoUWphUWxHV1MySlhXNXU0bmxJd0RmSW5nQ2lQWVdsVU9yd21aZ2dQOGYvbll5';

const INTERNAL = `configuration:
  auth:
    enabled: true
    oidc:
      baseUrl: https://acme.okta.com/oauth2/default
      clientId: 0oa1a2b3c4d5e6f7g8h9
      clientSecret: ${OIDC_SECRET}
    internal:
      clientSecret: ${PROPELLER_SECRET}
      clientSecretHash: ${HASH}
    flyteClient: {scopes: [all, offline]}
    authorizedUris: [https://flyte.acme.com]
`;
const MOVED = ['--values=v.yaml', '--url=https://flyte.acme.org'];

describe('consent', () => {
  test('without a terminal, --yes is the only one', async () => {
    await write('v.yaml', INTERNAL);
    const { code, stdout, stderr } = await sandbox.init(MOVED);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('+    authorizedUris: [https://flyte.acme.org]');
    expect(stderr).toContain('v.yaml would change, and nobody was asked');
    expect(await sandbox.read('v.yaml')).toBe(INTERNAL);
  });

  test('on a terminal the change is shown and asked for; only what is missing is asked', async () => {
    await write('v.yaml', INTERNAL);
    const dialog: readonly Turn[] = [
      [/-\s+authorizedUris.*\+\s+authorizedUris.*changed, \+1 -1 lines.*Yes, change v\.yaml/s, '\r'],
    ];
    // Release and namespace stand in no values file.
    const { code, stderr } = await sandbox.init([...MOVED, '--release=f', '--namespace=flyte'], { dialog });
    expect(code, stderr).toBe(0);
    expect(await sandbox.read('v.yaml')).toContain('flyte.acme.org');
    expect(stderr).not.toContain('not-a-real-secret');
  });

  test('leaving changes nothing', async () => {
    await write('v.yaml', INTERNAL);
    const { code } = await sandbox.init([...MOVED, '--release=f', '--namespace=flyte'], { dialog: [[/Go on\?/, '\x03']] });
    expect(code).toBe(130);
    expect(await sandbox.read('v.yaml')).toBe(INTERNAL);
  });

  test('an answer can be changed before', async () => {
    await write('v.yaml', INTERNAL);
    const turns: readonly Turn[] = [
      [/Go on\?/, '\x1b[B\r'],
      [/Which answer/, 'Public URL\r'],
      [/✔ Which answer.*\n.*\? Public URL/s, '\x15https://flyte.acme.net\r'],
      [/\+\s+authorizedUris: \[https:\/\/flyte\.acme\.net\].*Go on\?/s, '\r'],
    ];
    const { code, stderr } = await sandbox.init([...MOVED, '--release=f', '--namespace=flyte'], { dialog: turns });
    expect(code, stderr).toBe(0);
    expect(await sandbox.read('v.yaml')).toBe(INTERNAL.replace('flyte.acme.com', 'flyte.acme.net'));
  });
});

describe('the file itself', () => {
  test('keeps its mode', async () => {
    await write('v.yaml', INTERNAL);
    await chmod(join(sandbox.path, 'v.yaml'), 0o640);
    await sandbox.init([...MOVED, '--yes']);
    expect(await sandbox.mode('v.yaml')).toBe('640');
  });

  test('is closed to others once a secret comes into it', async () => {
    await write('v.yaml', 'configuration: {}\n');
    const flags = [
      '--idp=okta',
      '--okta-domain=acme.okta.com',
      '--auth-server=internal',
      '--oidc-client-id=0oa1a2b3c4d5e6f7g8h9',
      '--secrets=values',
    ];
    const { code, stderr } = await sandbox.init([...MOVED, ...flags, '--yes'], {
      env: { FLYTE_AUTH_OIDC_CLIENT_SECRET: OIDC_SECRET },
    });
    expect(code, stderr).toBe(0);
    expect(await sandbox.mode('v.yaml')).toBe('600');
  });

  test('stays behind its link', async () => {
    await write('real.yaml', INTERNAL);
    await symlink('real.yaml', join(sandbox.path, 'v.yaml'));
    const { code, stderr } = await sandbox.init([...MOVED, '--yes']);
    expect(code, stderr).toBe(0);
    expect(await sandbox.read('real.yaml')).toContain('flyte.acme.org');
    expect(await readFile(join(sandbox.path, 'v.yaml'), 'utf8')).toContain('flyte.acme.org');
  });

  test.each([
    ['--backup', 'v.yaml.bak'],
    ['--backup=.orig', 'v.yaml.orig'],
  ])('%s keeps a copy of it, closed if it holds secrets', async (flag, copy) => {
    await write('v.yaml', INTERNAL);
    const { code, stdout } = await sandbox.init([...MOVED, flag, '--yes']);
    expect(code).toBe(0);
    expect(stdout).toContain(`${copy}  a copy of the file as it is`);
    expect(await sandbox.read(copy)).toBe(INTERNAL);
    expect(await sandbox.mode(copy)).toBe('600');
  });

  test('a copy is not made over another file, nor of what stays', async () => {
    await write('v.yaml', INTERNAL);
    await write('v.yaml.bak', 'precious\n');
    const { code, stderr } = await sandbox.init([...MOVED, '--backup', '--yes']);
    expect(code).toBe(2);
    expect(stderr).toContain('v.yaml.bak exists already');
    expect(await sandbox.read('v.yaml')).toBe(INTERNAL);
    await sandbox.init(['--values=v.yaml', '--backup=.2', '--yes']);
    expect(await sandbox.list()).toEqual(['v.yaml', 'v.yaml.bak']);
  });

  test('goes to another place, or to standard output, where one is named', async () => {
    await write('v.yaml', INTERNAL);
    const changed = INTERNAL.replace('flyte.acme.com', 'flyte.acme.org');
    await sandbox.init([...MOVED, '-o', 'w.yaml']);
    expect(await sandbox.read('w.yaml')).toBe(changed);
    const { stdout } = await sandbox.init([...MOVED, '-o', '-']);
    expect(stdout).toBe(changed);
    const piped = await sandbox.init(['--values=-', '--url=https://flyte.acme.org'], { stdin: INTERNAL });
    expect(piped.stdout).toBe(changed);
    expect(await sandbox.read('v.yaml')).toBe(INTERNAL);
  });

  test('is described in JSON, secrets hidden', async () => {
    await write('v.yaml', INTERNAL);
    const { stdout } = await sandbox.init([...MOVED, '--yes', '--format=json']);
    const [file] = JSON.parse(stdout).files;
    expect(file).toMatchObject({
      kind: 'values',
      path: 'v.yaml',
      changed: true,
      diff: expect.stringContaining('+    authorizedUris'),
    });
    expect(stdout).not.toContain('not-a-real-secret');
  });
});

describe('secrets that are there already', () => {
  const secretsIn = async () => (await sandbox.read('v.yaml')).match(/(?<=clientSecret(?:Hash)?: ).*/g);

  test('stay with their hash', async () => {
    await write('v.yaml', INTERNAL);
    await sandbox.init([...MOVED, '--yes']);
    expect(await secretsIn()).toEqual([OIDC_SECRET, PROPELLER_SECRET, HASH]);
  });

  test('give way to new ones; a hash that does not fit is made anew', async () => {
    await write('v.yaml', INTERNAL);
    const { code } = await sandbox.init([...MOVED, '--yes'], {
      env: { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: 'not-a-real-secret-either' },
    });
    expect(code).toBe(0);
    const [oidc, propeller, hash] = (await secretsIn()) ?? [];
    expect([oidc, propeller]).toEqual([OIDC_SECRET, 'not-a-real-secret-either']);
    expect(hash).not.toBe(HASH);
    expect((await runMain(['hash', '--values', 'v.yaml'], { cwd: sandbox.path })).code).toBe(0);
  });

  test('give way to a hash of another cost', async () => {
    await write('v.yaml', INTERNAL);
    await sandbox.init(['--values=v.yaml', '--bcrypt-cost=5', '--yes']);
    const [, propeller, hash = ''] = (await secretsIn()) ?? [];
    expect(propeller).toBe(PROPELLER_SECRET);
    expect(Buffer.from(hash, 'base64').toString()).toMatch(/^\$2b\$05\$/);
  });

  test('are not taken over by another client', async () => {
    await write('v.yaml', INTERNAL);
    const { code, stderr } = await sandbox.init(['--values=v.yaml', '--oidc-client-id=0oa9a2b3c4d5e6f7g8h9', '--yes']);
    expect(code).toBe(2);
    expect(stderr).toContain('FLYTE_AUTH_OIDC_CLIENT_SECRET');
  });

  test('move into a Secret, and stay there the next time', async () => {
    await write('v.yaml', INTERNAL);
    const { code, stderr } = await sandbox.init(['--values=v.yaml', '--secrets=secret', '--yes']);
    expect(code, stderr).toBe(0);
    expect(await sandbox.read('v.yaml')).toBe(
      INTERNAL.replace(/ +clientSecret: .*\n/g, '').replace(
        '    authorizedUris: [https://flyte.acme.com]\n',
        '    authorizedUris: [https://flyte.acme.com]\n    # A Secret in the namespace of the release with the keys client_secret (flytepropeller) and\n    # oidc_client_secret (web app). Helm neither makes it nor restarts Flyte when it changes.\n    clientSecretsExternalSecretRef: flyte-secret-auth\n',
      ),
    );
    const manifest = await sandbox.read('flyte-secret-auth.yaml');
    expect(manifest).toContain(OIDC_SECRET);
    const again = await sandbox.init(['--values=v.yaml', '--secrets=secret']);
    expect(again.code, again.stderr).toBe(0);
    expect(again.stdout).toContain('flyte-secret-auth.yaml  stays as it is');
    expect(await sandbox.read('flyte-secret-auth.yaml')).toBe(manifest);
  });

  test('move back into the values', async () => {
    await write('v.yaml', INTERNAL);
    await sandbox.init(['--values=v.yaml', '--secrets=secret', '--yes']);
    const env = { FLYTE_AUTH_OIDC_CLIENT_SECRET: OIDC_SECRET, FLYTE_AUTH_PROPELLER_CLIENT_SECRET: PROPELLER_SECRET };
    const { code, stderr } = await sandbox.init(['--values=v.yaml', '--secrets=values', '--yes'], { env });
    expect(code, stderr).toBe(0);
    expect((await secretsIn())?.sort()).toEqual([HASH, OIDC_SECRET, PROPELLER_SECRET].sort());
    expect(await sandbox.read('v.yaml')).not.toContain('clientSecretsExternalSecretRef');
  });
});

describe('what cannot be done in place is refused with its reason', () => {
  const refused: readonly (readonly [name: string, text: string, message: string])[] = [
    ['broken YAML', 'a: [1\n', 'v.yaml:1:4: this quote, bracket or brace is never closed'],
    ['two documents', `${INTERNAL}---\na: 1\n`, 'v.yaml holds 2 documents, of which Helm 3 reads the first one alone'],
    [
      'a section that is an alias',
      `x: &auth\n${INTERNAL.slice(INTERNAL.indexOf('    enabled'))}configuration:\n  auth: *auth\n`,
      'v.yaml:13:3: "configuration.auth.oidc.baseUrl" is an alias: a change would go to every place that names it',
    ],
    [
      'an anchor that others use',
      `${INTERNAL.replace('[https', '[&url https')}other: *url\n`,
      'v.yaml:12:5: "configuration.auth.authorizedUris" holds the anchor "&url", which is used elsewhere (line 13)',
    ],
    [
      'values in a quoted text',
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {source: {chart: flyte-binary, helm: {values: ${JSON.stringify(INTERNAL)}}}}\n`,
      'the values in v.yaml are text that cannot be changed in place',
    ],
    [
      'text in the place of configuration',
      `${INTERNAL}  inline: |\n    plugins: {}\n`,
      'flyte does not start with "configuration.inline" as it is: it becomes a configuration file, which has to be a mapping',
    ],
    [
      'the values of a data plane',
      'flyteadmin: {enabled: false}\nconfigmap: {admin: {admin: {endpoint: "dns:///flyte.acme.com"}}}\n',
      'v.yaml holds the values of a data plane: flyteadmin, where authentication is set up, does not run there',
    ],
    [
      'two releases',
      ['a', 'b']
        .map(
          (name) =>
            `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}}\nspec: {source: {chart: flyte-binary, helm: {valuesObject: {a: 1}}}}\n`,
        )
        .join('---\n'),
      'v.yaml describes 2 releases of Flyte: Application a, Application b',
    ],
    [
      'a setting that wins over the values',
      `${INTERNAL}deployment:\n  extraEnvVars: [{name: AUTH.USERAUTH.OPENID.BASEURL, value: https://acme.okta.com/oauth2/aus1a2b3c4d5e6f7g8h9}]\n`,
      'the issuer would be "https://acme.okta.com/oauth2/aus1a2b3c4d5e6f7g8h9" instead of "https://acme.okta.com/oauth2/aus9a2b3c4d5e6f7g8h9": something else sets it',
    ],
  ];
  test.each(refused)('%s', async (_, text, message) => {
    await write('v.yaml', text);
    const { code, stderr } = await sandbox.init([...MOVED, '--yes', '--okta-auth-server=aus9a2b3c4d5e6f7g8h9'], {
      env: { FLYTE_AUTH_OIDC_CLIENT_SECRET: OIDC_SECRET },
    });
    expect(code, stderr).toBeGreaterThan(0);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('not-a-real-secret');
    expect(await sandbox.read('v.yaml')).toBe(text);
  });

  test('keys in the place of text', async () => {
    const text = `${INTERNAL}  inline: |\n    plugins: {}\n`;
    await write('v.yaml', text);
    const clients = ['--flytectl-client-id=0oa2a2b3c4d5e6f7g8h9', '--propeller-client-id=0oa3a2b3c4d5e6f7g8h9'];
    const { code, stderr } = await sandbox.init([...MOVED, '--auth-server=external', ...clients, '--yes'], {
      env: { FLYTE_AUTH_PROPELLER_CLIENT_SECRET: PROPELLER_SECRET },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('v.yaml:13:3: "configuration.inline.auth" has no place: above it stands text, which has no keys');
    expect(await sandbox.read('v.yaml')).toBe(text);
  });

  test.each([
    [['--values='], 'Not enough arguments following: values'],
    [['--values=none.yaml'], '"none.yaml" does not exist'],
    [['--backup'], '--backup is for a file that is changed'],
    [['--values=-', '--answers=-'], '--answers and --values both read standard input'],
    [['--values=v.yaml', '--backup=/x'], '--backup: "/x" is no end of a file name'],
  ])('%j', async (args, message) => {
    await write('v.yaml', INTERNAL);
    const { code, stderr } = await sandbox.init(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('merge keys', () => {
  test('what they bring in is said anew below them', async () => {
    const text = `x: &oidc\n  baseUrl: https://acme.okta.com/oauth2/default\n  clientId: 0oa1a2b3c4d5e6f7g8h9\n${INTERNAL.replace(/ {6}baseUrl.*\n.*\n/, '      <<: *oidc\n')}`;
    await write('v.yaml', text);
    const { code, stderr } = await sandbox.init(['--values=v.yaml', '--oidc-client-id=0oa9a2b3c4d5e6f7g8h9', '--yes'], {
      env: { FLYTE_AUTH_OIDC_CLIENT_SECRET: 'not-a-real-secret-of-the-other-app' },
    });
    expect(code, stderr).toBe(0);
    const after = await sandbox.read('v.yaml');
    expect(after).toContain('  clientId: 0oa1a2b3c4d5e6f7g8h9\nconfiguration:');
    expect(after).toMatch(
      /<<: \*oidc\n {6}clientSecret: not-a-real-secret-of-the-other-app\n(?: {6}#.*\n)* {6}clientId: "0oa9a2b3c4d5e6f7g8h9"\n/,
    );
  });
});
