import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CTRL_C, CTRL_D, chosen, DOWN, ENTER, typed } from '../support/keys.ts';
import type { Turn } from '../support/run.ts';
import { OIDC_SECRET, OKTA, PROPELLER_SECRET, SECRETS, useSandbox } from './sandbox.ts';

const sandbox = useSandbox();

/** From the first question to the summary of an external set-up at Okta. */
const EXTERNAL: readonly Turn[] = [
  [/Identity provider/, chosen(0)],
  [/Okta domain/, typed('acme.okta.com')],
  [/Authorization server/, chosen(1)],
  [/authorization server id/, typed('aus1a2b3c4d5e6f7g8h9')],
  [/Public URL/, typed('https://flyte.acme.com/')],
  [/Helm chart/, chosen(0)],
  [/Helm release/, ENTER],
  [/namespace/, ENTER],
  [/web app/, typed('0oa1a2b3c4d5e6f7g8h9')],
  [/native app/, typed('0oa2a2b3c4d5e6f7g8h9')],
  [/service app/, typed('0oa3a2b3c4d5e6f7g8h9')],
  [/Audience/, ENTER],
  [/Where do secrets live/, chosen(0)],
  [/Name of the Secret/, ENTER],
  [/Client secret of the web app/, typed(OIDC_SECRET)],
  [/Client secret of the service app/, typed(PROPELLER_SECRET)],
];

/** The same for an internal set-up at Google, where the mode is no question. */
const INTERNAL: readonly Turn[] = [
  [/Identity provider/, chosen(1)],
  [/Public URL/, typed('https://flyte.acme.com')],
  [/Helm chart/, chosen(1)],
  [/Helm release/, ENTER],
  [/namespace/, typed('auth')],
  [/web app/, typed('123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com')],
  [/Where do secrets live/, chosen(3)],
  [/Client secret of the web app/, typed(OIDC_SECRET)],
];

const WRITE: Turn = [/Go on\?/, ENTER];

describe('from the first question to the files', () => {
  test('external', async () => {
    const { code, stdout, stderr } = await sandbox.init([], { dialog: [...EXTERNAL, WRITE] });
    expect(code, stderr).toBe(0);
    expect(await sandbox.list()).toEqual(['flyte-secret-auth.yaml', 'values-auth.yaml']);
    const { auth, inline } = parse(await sandbox.read('values-auth.yaml')).configuration;
    expect(auth.oidc.baseUrl).toBe('https://acme.okta.com/oauth2/aus1a2b3c4d5e6f7g8h9');
    expect(inline.auth.appAuth.externalAuthServer.allowedAudience).toEqual(['https://flyte.acme.com']);
    expect(parse(await sandbox.read('flyte-secret-auth.yaml')).stringData.oidc_client_secret).toBe(OIDC_SECRET);
    expect(`${stdout}${stderr}`).not.toContain('not-a-real-secret');
  });

  test('internal', async () => {
    const { code, stdout, stderr } = await sandbox.init([], { dialog: [...INTERNAL, WRITE] });
    expect(code, stderr).toBe(0);
    expect(await sandbox.mode('values-auth.yaml')).toBe('600');
    const values = parse(await sandbox.read('values-auth.yaml'));
    expect(values.flyteadmin.secrets.oidc_client_secret).toBe(OIDC_SECRET);
    expect(values.configmap.adminServer.auth.authorizedUris).toContain('http://flyteadmin.auth.svc.cluster.local:80');
    expect(`${stdout}${stderr}`).not.toContain('not-a-real-secret');
  });

  test('shows what follows from the answers, and the summary, before anything is written', async () => {
    const { stderr } = await sandbox.init([], { dialog: [...EXTERNAL, [/Go on\?/, CTRL_C]] });
    for (const words of [
      '→ issuer    https://acme.okta.com/oauth2/aus1a2b3c4d5e6f7g8h9',
      '→ metadata  https://acme.okta.com/oauth2/aus1a2b3c4d5e6f7g8h9/.well-known/oauth-authorization-server',
      '→ redirect  https://flyte.acme.com/callback',
      'trailing slash removed',
      'Summary',
      'checked                  0 errors, 0 warnings',
    ]) {
      expect(stderr).toContain(words);
    }
  });

  test('what was given is not asked', async () => {
    const { code, stderr } = await sandbox.init(OKTA, {
      env: SECRETS,
      dialog: [[/Helm release/, ENTER], [/namespace/, ENTER], [/Audience/, ENTER], [/Name of the Secret/, ENTER], WRITE],
    });
    expect(code, stderr).toBe(0);
  });

  test('--yes asks for what has no default, and not for consent', async () => {
    const { code, stderr } = await sandbox.init([...OKTA.filter((flag) => !flag.startsWith('--url')), '--yes'], {
      env: SECRETS,
      dialog: [[/Public URL/, typed('https://flyte.acme.com')]],
    });
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('Go on?');
  });
});

describe('answers that do not fit', () => {
  test('are refused at the prompt, with the reason', async () => {
    const dialog: readonly Turn[] = [
      [/Identity provider/, chosen(1)],
      [/Public URL/, typed('flyte.acme.com')],
      [/no scheme\. write "https:\/\/flyte\.acme\.com"/, CTRL_C],
    ];
    expect((await sandbox.init([], { dialog })).code).toBe(130);
  });

  test('Google is told to be internal, and why', async () => {
    const { stderr } = await sandbox.init([], {
      dialog: [
        [/Identity provider/, chosen(1)],
        [/Public URL/, CTRL_C],
      ],
    });
    expect(stderr).toContain("→ internal authorization server: Google's access tokens are opaque");
  });

  test('a secret that cannot be one is asked for again', async () => {
    const entra = [
      '--idp=entra',
      '--tenant-id=11111111-2222-3333-4444-555555555555',
      '--auth-server=internal',
      '--url=https://flyte.acme.com',
      '--chart=flyte-binary',
      '--oidc-client-id=22222222-2222-3333-4444-555555555555',
      '--secrets=values',
      '--yes',
    ];
    const dialog: readonly Turn[] = [
      [/Client secret of the web app/, typed('99999999-2222-3333-4444-555555555555')],
      [/"Secret ID".*Client secret of the web app/s, typed(OIDC_SECRET)],
    ];
    const { code, stderr } = await sandbox.init(entra, { dialog });
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('99999999');
  });
});

describe('back from the summary', () => {
  /** From the summary to the prompt of an answer; its list is searched by typing the first letters. */
  const change = (name: string, keys: string): Turn[] => [
    [/Go on\?/, chosen(1)],
    [/Which answer/, typed(name)],
    [new RegExp(`✔ Which answer.*\\n.*\\? ${name}`, 's'), keys],
  ];

  test('another answer makes another plan', async () => {
    const dialog: readonly Turn[] = [
      ...INTERNAL,
      ...change('Public URL', typed('https://other.acme.com')),
      [/redirect {2}https:\/\/other.*Go on\?/s, ENTER],
    ];
    const { code, stderr } = await sandbox.init([], { dialog });
    expect(code, stderr).toBe(0);
    expect(await sandbox.read('values-auth.yaml')).toContain('url: https://other.acme.com');
  });

  test('another provider asks for its own details and clients', async () => {
    const dialog: readonly Turn[] = [
      ...INTERNAL,
      ...change('Identity provider', chosen(3)),
      [/Auth0 domain/, typed('acme.us.auth0.com')],
      [/Authorization server/, chosen(0)],
      [/web app/, typed('abcdefghijklmnopqrstuvwxyz012345')],
      [/Client secret of the web app/, typed(OIDC_SECRET)],
      WRITE,
    ];
    const { code, stderr } = await sandbox.init([], { dialog });
    expect(code, stderr).toBe(0);
    expect(await sandbox.read('values-auth.yaml')).toContain('https://acme.us.auth0.com/');
  });

  test('an answer that no longer fits is asked for again', async () => {
    const dialog: readonly Turn[] = [
      [/Identity provider/, chosen(0)],
      [/Okta domain/, typed('acme.okta.com')],
      [/Authorization server/, chosen(0)],
      [/authorization server id/, ENTER],
      ...INTERNAL.slice(1, 5),
      [/web app/, typed('0oa1a2b3c4d5e6f7g8h9')],
      [/Where do secrets live/, chosen(2)],
      [/Name of the Secret/, ENTER],
      [/Client secret of flytepropeller, as the cluster has it/, typed(PROPELLER_SECRET)],
      ...change('Authorization server', chosen(1)),
      [/authorization server id: is empty.*authorization server id/s, ENTER],
      [/native app/, typed('0oa2a2b3c4d5e6f7g8h9')],
      [/service app/, typed('0oa3a2b3c4d5e6f7g8h9')],
      [/Audience/, ENTER],
      WRITE,
    ];
    const { code, stderr } = await sandbox.init([], { dialog });
    expect(code, stderr).toBe(0);
    expect(await sandbox.read('values-auth.yaml')).toContain('https://acme.okta.com/oauth2/default');
  });

  test('more files can be picked', async () => {
    const dialog: readonly Turn[] = [
      ...INTERNAL,
      [/Go on\?/, typed('Write')],
      [/Which ones\?.*values-data-plane\.yaml.*idp/s, `${DOWN} ${ENTER}`],
      [/config\.yaml +new.*Yes, write 2 files.*Write more files +values-data-plane\.yaml, idp/s, ENTER],
    ];
    const { code, stderr } = await sandbox.init([], { dialog });
    expect(code, stderr).toBe(0);
    expect(await sandbox.list()).toEqual(['config.yaml', 'values-auth.yaml']);
  });

  test('a file that exists is replaced only after it was shown', async () => {
    await writeFile(join(sandbox.path, 'values-auth.yaml'), 'mine');
    const { code, stderr } = await sandbox.init([], {
      dialog: [...INTERNAL, [/replaces the file that is there.*Yes, replace values-auth\.yaml/s, ENTER]],
    });
    expect(code, stderr).toBe(0);
    expect(await sandbox.read('values-auth.yaml')).toContain('Flyte');
  });

  test('a place that cannot be written to can be changed', async () => {
    const dialog: readonly Turn[] = [
      ...INTERNAL,
      [/the directory of no\/such\.yaml does not exist.*Go on\?/s, chosen(0)],
      [/Which answer/, typed('Values file')],
      [/✔ Which answer.*\? Values file to write \(no/s, CTRL_C],
    ];
    expect((await sandbox.init(['-o', 'no/such.yaml'], { dialog })).code).toBe(130);
  });
});

test.skipIf(process.getuid?.() === 0)('a place that is closed is told of before anybody agrees (not as root)', async () => {
  await chmod(sandbox.path, 0o500);
  const dialog: readonly Turn[] = [...INTERNAL, [/cannot write values-auth\.yaml: no permission.*Go on\?/s, CTRL_C]];
  expect((await sandbox.init([], { dialog })).code).toBe(130);
});

test('a plan that the validator does not pass cannot be agreed to', async () => {
  const flags = [...OKTA, '--metadata-url=/.well-known/openid-configuration'];
  const dialog: readonly Turn[] = [
    [/Helm release/, ENTER],
    [/namespace/, ENTER],
    [/Audience/, ENTER],
    [/Name of the Secret/, ENTER],
    [/1 error, .*metadata-url.*Go on\?/s, ENTER],
    [/Which answer/, typed('Metadata')],
    [/✔ Which answer.*\n.*\? Metadata URL/s, typed('.well-known/openid-configuration')],
    [/0 errors.*Go on\?/s, ENTER],
  ];
  const { code, stderr } = await sandbox.init(flags, { env: SECRETS, dialog });
  expect(code, stderr).toBe(0);
});

describe('leaving', () => {
  const endings: readonly [string, readonly Turn[]][] = [
    ['Ctrl-C at the first question', [[/Identity provider/, CTRL_C]]],
    [
      'Ctrl-C at a text',
      [
        [/Identity provider/, chosen(1)],
        [/Public URL/, CTRL_C],
      ],
    ],
    [
      'the end of the input',
      [
        [/Identity provider/, chosen(1)],
        [/Public URL/, CTRL_D],
      ],
    ],
    ['Ctrl-C at a secret', [...INTERNAL.slice(0, -1), [/Client secret/, CTRL_C]]],
    ['Ctrl-C at the summary', [...INTERNAL, [/Go on\?/, CTRL_C]]],
    ['Ctrl-C while changing', [...INTERNAL, [/Go on\?/, chosen(1)], [/Which answer/, CTRL_C]]],
    ['the last line of the menu', [...INTERNAL, [/Go on\?/, chosen(3)]]],
  ];
  test.each(endings)('%s leaves everything as it was', async (_, dialog) => {
    const { code, stdout, stderr } = await sandbox.init([], { dialog });
    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toContain('nothing was written');
    expect(stderr).not.toContain('    at ');
    expect(await sandbox.list()).toEqual([]);
  });
});
