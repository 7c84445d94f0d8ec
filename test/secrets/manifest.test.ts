import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { externalSecretManifest, secretManifest } from '../../src/secrets/manifest.ts';
import { secretOf } from '../../src/secrets/secret.ts';

const META = { name: 'flyte-secret-auth', namespace: 'flyte' };
const manifestOf = (secret: string) => secretManifest({ ...META, data: { client_secret: secretOf(secret) } });

describe('secretManifest', () => {
  test('reads like a hand-written one', () => {
    const data = { client_secret: secretOf('not-a-real-secret'), oidc_client_secret: secretOf('not-real-either') };
    expect(secretManifest({ ...META, data, labels: { 'app.kubernetes.io/part-of': 'flyte' } })).toMatch(
      /^(?:# .*\n)+apiVersion: v1\nkind: Secret\nmetadata:\n {2}name: flyte-secret-auth\n {2}namespace: flyte\n {2}labels:\n {4}app\.kubernetes\.io\/part-of: "flyte"\ntype: Opaque\nstringData:\n {2}client_secret: "not-a-real-secret"\n {2}oidc_client_secret: "not-real-either"\n$/,
    );
  });

  test.each([
    'line\nbreak',
    'two\nlines\n',
    'auth:\n  key: value # 1\n',
    ' indented\nlines\n',
    'two\n\nlines\n',
    'ends with a blank \nline\n',
    'and with two breaks\n\n',
    '---\n...\n',
    'tab\tand "quotes" and \'quotes\'',
    '{{ .Values.x }}',
    '123456',
    'true',
    'null',
    '0x1F',
    '1e5',
    '# no comment',
    'a: b',
    '\\n',
    '\u0007\u007f\u0085\u00a0\u2028\uFEFF\uFFFE',
    'pässwörd 🔐',
    'x'.repeat(500),
    'word '.repeat(100),
  ])('keeps %j', (secret) => {
    const text = manifestOf(secret);
    expect(text).toMatch(/^[\n -~]*$/);
    for (const version of ['1.1', '1.2'] as const) {
      expect(parse(text, { version })).toMatchObject({ kind: 'Secret', stringData: { client_secret: secret } });
    }
  });

  test('keeps every text, in keys and names as well', () => {
    const anyText = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(anyText, anyText, anyText, (secret, name, key) => {
        fc.pre(key !== '__proto__');
        const text = secretManifest({ name, namespace: name, data: { [key]: secretOf(secret) }, labels: { [key]: name } });
        expect(parse(text, { version: '1.1' })).toEqual({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name, namespace: name, labels: { [key]: name } },
          type: 'Opaque',
          stringData: { [key]: secret },
        });
      }),
    );
  });

  test.each(['on', 'no', 'Y', 'null', '123', '1e3', '-', ''])(
    'quotes the name %j, which readers would take for something else',
    (name) => {
      expect(parse(secretManifest({ ...META, name, data: {} }), { version: '1.1' })).toMatchObject({ metadata: { name } });
    },
  );
});

test('externalSecretManifest names store, entries and properties', () => {
  const text = externalSecretManifest({
    ...META,
    store: { kind: 'ClusterSecretStore', name: 'vault' },
    data: { client_secret: { key: 'flyte/auth', property: 'client_secret' }, oidc_client_secret: { key: 'flyte-oidc' } },
  });
  expect(parse(text)).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: META,
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target: { name: 'flyte-secret-auth', creationPolicy: 'Owner' },
      data: [
        { secretKey: 'client_secret', remoteRef: { key: 'flyte/auth', property: 'client_secret' } },
        { secretKey: 'oidc_client_secret', remoteRef: { key: 'flyte-oidc' } },
      ],
    },
  });
});
