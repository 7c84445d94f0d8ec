import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { sourceText } from '../../src/core/lines.ts';
import { useFolder } from './folder.ts';
import { effective, modelOf, modelOfObjects } from './legacy.ts';

const folder = useFolder();

type Fixture = 'core-kubectl-edit' | 'kustomize-external' | 'binary-running';

const fixture = (name: Fixture): string =>
  readFileSync(new URL(`../fixtures/migrate/${name}/objects.yaml`, import.meta.url), 'utf8');

interface KubeObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

/** The objects of a fixture, one by one. */
const objects = (name: Fixture): readonly KubeObject[] =>
  parseAllDocuments(fixture(name)).flatMap((document) => {
    const object = document.toJS();
    return object.kind === 'List' ? object.items : [object];
  });

const list = (items: readonly object[]): object => ({ apiVersion: 'v1', kind: 'List', items });
const documents = (items: readonly object[]): string => items.map((item) => `---\n${stringify(item)}`).join('');

/** Migrates objects and gives what Flyte makes of the values. */
async function migrated(text: string, ...flags: readonly string[]) {
  const { code, stdout, stderr } = await folder.run(['migrate', '--force', '--format', 'json', ...flags], { stdin: text });
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
  const outcome = JSON.parse(stdout);
  const values = sourceText('v.yaml', await folder.read('values-auth.yaml'));
  const { chart } = outcome.setup;
  return {
    outcome,
    after: effective(modelOf([values], { chart, chartVersion: 'v1.16.8', release: 'flyte', namespace: 'flyte-prod' })),
  };
}

describe('however the objects are printed, the files are the same', () => {
  const writes = async (stdin: string): Promise<readonly string[]> => {
    expect(await folder.run(['migrate', '--force'], { stdin })).toMatchObject({ code: 0 });
    return Promise.all(['values-auth.yaml', 'flyte-secret-auth.yaml'].map(folder.read));
  };

  test.each<readonly [string, Fixture, (items: readonly KubeObject[]) => string]>([
    ['one list', 'kustomize-external', (items) => stringify(list(items))],
    ['JSON', 'core-kubectl-edit', (items) => JSON.stringify(list(items), null, 4)],
    ['documents', 'binary-running', documents],
    ['CRLF and a byte order mark', 'core-kubectl-edit', (items) => `\uFEFF${documents(items).replaceAll('\n', '\r\n')}`],
    [
      'lists in documents',
      'binary-running',
      (items) => `${stringify(list(items.slice(0, 1)))}---\n${stringify(list(items.slice(1)))}`,
    ],
  ])('%s', async (_form, name, print) => {
    expect(await writes(print(objects(name)))).toEqual(await writes(fixture(name)));
  });

  test('each object in a file of its own', async () => {
    const items = objects('core-kubectl-edit');
    await Promise.all(items.map((item, index) => folder.put(`${index}.yaml`, stringify(item))));
    const { code } = await folder.run(['migrate', ...items.map((_, index) => `${index}.yaml`)]);
    expect(code).toBe(0);
    const values = await folder.read('values-auth.yaml');
    await folder.run(['migrate', '--force'], { stdin: fixture('core-kubectl-edit') });
    expect(await folder.read('values-auth.yaml')).toBe(values);
  });
});

describe('what hands have done to the objects', () => {
  test('flyte-core after kubectl edit: settings, release and namespace are kept', async () => {
    const { outcome, after } = await migrated(fixture('core-kubectl-edit'));
    expect(after).toEqual(effective(modelOfObjects(fixture('core-kubectl-edit'))));
    expect(outcome.notCarriedOver).toEqual([
      expect.stringMatching(/^server\.security\.oauth \(<stdin>:\d+:\d+\): Flyte reads no such setting$/),
    ]);
    expect(outcome.next.find(({ phase }: { phase: string }) => phase === 'install').command).toContain(
      'helm upgrade --install flyte-core flyteorg/flyte-core --version v1.16.8 -n flyte-prod ',
    );
  });

  test('a kustomize build: what the client cannot do any more is mended and told', async () => {
    const { outcome, after } = await migrated(fixture('kustomize-external'));
    expect(outcome.differences.map((line: string) => line.replace(/ \(.*?\)/, ''))).toEqual([
      'auth.authorizedUris: now without "https://flyte.acme.com:443", with "https://flyte.acme.com", "http://flyteadmin.flyte.svc.cluster.local:80"',
      'auth.appAuth.thirdPartyConfig.flyteClient.redirectUri: now "http://localhost:53593/callback", not "https://localhost:53593/callback"',
    ]);
    expect(outcome.notCarriedOver).toEqual([
      'Secret "flyte-admin-auth": smtp_password; Flyte does not read this Secret any more',
    ]);
    expect(after).toMatchObject({ auth: { appAuth: { externalAuthServer: { retryAttempts: 3 } } }, admin: { maxRetries: 7 } });
  });

  test('flyte-binary: the hash comes out of the Secret with configuration', async () => {
    const { outcome, after } = await migrated(fixture('binary-running'), '--release', 'flyte-backend', '-n', 'flyte');
    const { auth, admin, security } = effective(modelOfObjects(fixture('binary-running')));
    expect(outcome).toMatchObject({ differences: [], notCarriedOver: [] });
    expect({ admin: after['admin'], security: after['security'] }).toEqual({ admin, security });
    expect((after['auth'] as { appAuth: object }).appAuth).toEqual((auth as { appAuth: object }).appAuth);
  });

  /** The same objects with other data in one of them. */
  const withData = (name: Fixture, object: string, change: (one: KubeObject) => object): string =>
    stringify(list(objects(name).map((one) => (one.metadata.name === object ? { ...one, ...change(one) } : one))));

  test.each<readonly [string, Fixture, string, (one: KubeObject) => object]>([
    [
      'a file of their own that lies over server.yaml',
      'core-kubectl-edit',
      'flyte-admin-base-config',
      ({ data }) => ({
        data: { ...data, 'z.yaml': 'auth: { userAuth: { redirectUrl: /console/x, cookieSetting: { domain: flyte.acme.com } } }' },
      }),
    ],
    [
      'a second file of inline configuration',
      'binary-running',
      'flyte-backend-flyte-binary-config',
      ({ data }) => ({
        data: { ...data, '200-more.yaml': 'auth: { userAuth: { redirectUrl: /console/x, openId: { scopes: [openid] } } }' },
      }),
    ],
    [
      'binaryData',
      'core-kubectl-edit',
      'flyte-admin-base-config',
      ({ data: { 'server.yaml': server = '', ...data } = {} }) => ({
        data,
        binaryData: { 'server.yaml': Buffer.from(server).toString('base64') },
      }),
    ],
  ])('%s', async (_what, name, object, change) => {
    const text = withData(name, object, change);
    const { outcome, after } = await migrated(text);
    expect(outcome.differences).toEqual([]);
    const before = effective(modelOfObjects(text));
    expect((after['auth'] as { userAuth: object }).userAuth).toEqual((before['auth'] as { userAuth: object }).userAuth);
  });

  test('variables of a deployment are told', async () => {
    const container = {
      name: 'flyteadmin',
      env: [{ name: 'AUTH.USERAUTH.REDIRECTURL', value: '/console/env' }],
      volumeMounts: [
        { name: 'config', mountPath: '/etc/flyte/config' },
        { name: 'secrets', mountPath: '/etc/secrets/' },
      ],
    };
    const volumes = [
      { name: 'config', configMap: { name: 'flyte-admin-base-config' } },
      { name: 'secrets', secret: { secretName: 'flyte-admin-secrets' } },
    ];
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'flyteadmin', namespace: 'flyte-prod' },
      spec: { template: { spec: { containers: [container], volumes } } },
    };
    const { outcome } = await migrated(stringify(list([...objects('core-kubectl-edit'), deployment])));
    expect(outcome.differences).toEqual([
      'auth.userAuth.redirectUrl (variable AUTH.USERAUTH.REDIRECTURL): now "/console", not "/console/env"',
    ]);
  });

  /** The client of flyteadmin in flytepropeller and in flytescheduler, each with an endpoint. */
  const withCallers = (propeller: string, scheduler: string): string => {
    const configs = [
      ['flyte-propeller-config', propeller],
      ['flyte-scheduler-config', scheduler],
    ].map(([name, endpoint]) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace: 'flyte-prod' },
      data: { 'admin.yaml': stringify({ admin: { endpoint, insecure: true, clientId: 'flytepropeller', useAuth: true } }) },
    }));
    const others = objects('core-kubectl-edit').filter(({ metadata }) => metadata.name !== 'flyte-propeller-config');
    return stringify(list([...others, ...configs]));
  };

  test.each([
    ['both alike', 'one:81', 'one:81', []],
    ['each in its way', 'one:81', 'two:81', ['admin.endpoint of flytescheduler: now "one:81", not "two:81"']],
    ['flytescheduler alone', 'flyteadmin:81', 'two:81', ['admin.endpoint of flytepropeller: now "two:81", not "flyteadmin:81"']],
  ] as const)('a client of flyteadmin that is set up otherwise: %s', async (_what, propeller, scheduler, lines) => {
    const { outcome } = await migrated(withCallers(propeller, scheduler));
    expect(outcome.differences.map((line: string) => line.replace(/ \(.*?\)/, ''))).toEqual(lines);
  });

  test('a namespace has other things in it, and labels of other releases', async () => {
    const others = [
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'sh.helm.release.v1.flyte-core.v3', namespace: 'flyte-prod' },
        data: { release: 'eHg=' },
      },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'db', namespace: 'flyte-prod', labels: { 'app.kubernetes.io/instance': 'postgres' } },
        data: { 'a.yaml': 'x: 1' },
      },
    ];
    const { outcome } = await migrated(stringify(list([...others, ...objects('core-kubectl-edit')])));
    expect(JSON.stringify(outcome)).not.toMatch(/postgres|sh\.helm/);
  });

  test('everybody knows foobar: flytepropeller gets another secret, and it is said', async () => {
    const text = withData('core-kubectl-edit', 'flyte-secret-auth', () => ({
      data: { client_secret: Buffer.from('foobar').toString('base64') },
    }));
    const { outcome } = await migrated(text);
    expect(outcome.differences).toEqual([
      expect.stringMatching(/flytepropeller\.client_secret \(<stdin>:\d+:\d+\): another one$/),
      'client secret of flytepropeller: a new random one, because everybody knows the old one',
    ]);
  });

  test('the chart has the issuer of Google by default, and somebody logs in there', async () => {
    const items = objects('core-kubectl-edit').map((one) =>
      one.data?.['server.yaml']
        ? {
            ...one,
            data: {
              'server.yaml': one.data['server.yaml']
                .replace('https://acme.okta.com/oauth2/default', 'https://accounts.google.com')
                .replace('0oa1a2b3c4d5e6f7g8h9', '123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com')
                .replace(/\s+- offline_access/, ''),
            },
          }
        : one,
    );
    expect((await migrated(stringify(list(items)))).outcome.setup).toMatchObject({ idp: 'google', mode: 'internal' });
  });
});

describe('secrets that are not among the objects', () => {
  const configMaps = (name: Fixture): string => stringify(list(objects(name).filter(({ kind }) => kind === 'ConfigMap')));
  const SECRETS = {
    FLYTE_AUTH_OIDC_CLIENT_SECRET: 'not-a-real-secret-of-the-web-app',
    FLYTE_AUTH_PROPELLER_CLIENT_SECRET: 'not-a-real-secret-of-flytepropeller',
  };

  test('are asked for, all at once', async () => {
    const { code, stderr } = await folder.run(['migrate'], { stdin: configMaps('core-kubectl-edit') });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'flyte-auth-config: "oidc_client_secret" and "client_secret" are not among the objects\n' +
        '  give the Secrets too (kubectl get configmaps,secrets -o yaml), or --oidc-client-secret-file FILE or FLYTE_AUTH_OIDC_CLIENT_SECRET, ' +
        '--propeller-client-secret-file FILE or FLYTE_AUTH_PROPELLER_CLIENT_SECRET; --secrets existing leaves them in the cluster\n',
    });
  });

  test('may be given, and the hash stays that of the old one', async () => {
    const { code } = await folder.run(['migrate'], { stdin: configMaps('core-kubectl-edit'), env: SECRETS });
    expect(code).toBe(0);
    expect(await folder.read('values-auth.yaml')).toContain(
      'JDJiJDA0JC5URDBIbFpiOWROdktSLzBobENJWXVFZW1uajFxc2xYR01tSDJXU0k2eWxsR25VeTF2ZDZh',
    );
    expect(await folder.read('flyte-secret-auth.yaml')).toContain(SECRETS.FLYTE_AUTH_PROPELLER_CLIENT_SECRET);
  });

  test('may stay in the cluster, under the names that they have', async () => {
    const { outcome } = await migrated(configMaps('core-kubectl-edit'), '--secrets', 'existing');
    expect(outcome.conditions).toEqual(
      expect.arrayContaining([
        'the Secret "flyte-secret-auth" in the namespace "flyte-prod" holds client_secret',
        'the Secret "flyte-admin-secrets" in the namespace "flyte-prod" holds oidc_client_secret',
      ]),
    );
    expect(await folder.list()).toEqual(['values-auth.yaml']);
  });

  test('without configuration they say nothing', async () => {
    const secrets = stringify(list(objects('core-kubectl-edit').filter(({ kind }) => kind === 'Secret')));
    const { code, stderr } = await folder.run(['migrate'], { stdin: secrets });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('there is no configuration of Flyte among the objects\n  give the ConfigMaps'),
    });
  });
});
