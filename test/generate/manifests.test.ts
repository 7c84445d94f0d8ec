import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { manifestFile } from '../../src/generate/manifests.ts';
import type { AnsweredSecrets, Answers } from '../../src/questions/answers.ts';
import { answersFor, HASH, SECRETS, setupOfAnswers, valuesOfAnswers } from './matrix.ts';

const manifest = (answers: Answers, secrets: AnsweredSecrets = SECRETS) =>
  manifestFile(setupOfAnswers(answers), answers, secrets);
const BOTH = { client_secret: 'not-a-real-propeller-secret', oidc_client_secret: 'not-a-real-oidc-secret' };

describe('a Secret', () => {
  test.each([
    ['flyte-binary', 'flyte-secret-auth'],
    ['flyte-binary', 'mine'],
    ['flyte-core', 'flyte-secret-auth'],
  ] as const)('%s, %s: one object with both keys', (chart, secretName) => {
    const answers = answersFor('okta', 'internal', chart, 'secret', { secretName, namespace: 'prod' });
    expect(parse(manifest(answers) ?? '')).toMatchObject({
      kind: 'Secret',
      metadata: { name: secretName, namespace: 'prod' },
      stringData: BOTH,
    });
  });

  test('flyte-core with a name of its own: the scheduler still finds its part under the fixed name', () => {
    const text = manifest(answersFor('okta', 'external', 'flyte-core', 'secret', { secretName: 'mine' })) ?? '';
    const [propeller, web] = parseAllDocuments(text).map((document) => document.toJS());
    expect(propeller).toMatchObject({
      metadata: { name: 'flyte-secret-auth' },
      stringData: { client_secret: 'not-a-real-propeller-secret' },
    });
    expect(web).toMatchObject({ metadata: { name: 'mine' }, stringData: { oidc_client_secret: 'not-a-real-oidc-secret' } });
    expect(Object.keys(propeller.stringData)).toEqual(['client_secret']);
  });

  test('a missing secret is named', () => {
    const answers = answersFor('okta', 'external', 'flyte-binary', 'secret');
    expect(() => manifest(answers, {})).toThrow('client secret of flytepropeller is missing');
  });
});

test('an ExternalSecret names the keys and holds no secret', () => {
  const text = manifest(answersFor('auth0', 'external', 'flyte-core', 'external-secrets'), {}) ?? '';
  expect(parse(text)).toMatchObject({
    kind: 'ExternalSecret',
    spec: {
      target: { name: 'flyte-secret-auth' },
      data: [{ secretKey: 'client_secret' }, { secretKey: 'oidc_client_secret' }],
    },
  });
  expect(text).not.toContain('not-a-real');
});

test.each(['secret', 'external-secrets'] as const)('Helm keeps the Secret that it made before: %s', (way) => {
  const annotations = (chart: 'flyte-binary' | 'flyte-core') => {
    const { metadata, spec } = parse(manifest(answersFor('okta', 'internal', chart, way)) ?? '');
    return (way === 'secret' ? metadata : spec.target.template?.metadata)?.annotations;
  };
  expect(annotations('flyte-core')).toEqual({ 'helm.sh/resource-policy': 'keep' });
  expect(annotations('flyte-binary')).toBeUndefined();
});

describe('the store of an ExternalSecret', () => {
  const specsOf = (more: Partial<Answers>) =>
    parseAllDocuments(manifest(answersFor('auth0', 'external', 'flyte-core', 'external-secrets', more), {}) ?? '').map(
      (document) => document.toJS().spec,
    );

  test('is the one that was named', () => {
    const [spec] = specsOf({ secretStore: 'vault', secretStoreKind: 'SecretStore' });
    expect(spec.secretStoreRef).toEqual({ kind: 'SecretStore', name: 'vault' });
    expect(spec.data[0].remoteRef).toEqual({ key: 'flyte-secret-auth', property: 'client_secret' });
  });

  test('one entry of it fills both Secrets of flyte-core', () => {
    const specs = specsOf({ secretName: 'mine', secretStoreKey: 'prod/flyte' });
    expect(specs.map(({ data }) => data)).toEqual([
      [{ secretKey: 'client_secret', remoteRef: { key: 'prod/flyte', property: 'client_secret' } }],
      [{ secretKey: 'oidc_client_secret', remoteRef: { key: 'prod/flyte', property: 'oidc_client_secret' } }],
    ]);
  });
});

describe('the hash in a Secret', () => {
  const answers = answersFor('google', 'internal', 'flyte-binary', 'secret', { hashIn: 'secret', secretName: 'mine' });

  test('is a configuration file in a Secret of its own', () => {
    const documents = parseAllDocuments(manifest(answers) ?? '').map((document) => document.toJS());
    expect(documents.map(({ metadata }) => metadata.name)).toEqual(['mine', 'mine-config']);
    expect(parse(documents[1].stringData['200-auth-hash.yaml'])).toEqual({
      auth: { appAuth: { selfAuthServer: { staticClients: { flytepropeller: { client_secret: HASH } } } } },
    });
  });

  test('the values name that Secret and hold no hash', () => {
    const values = valuesOfAnswers(answers, {});
    expect(values).not.toContain(HASH);
    expect(parse(values).configuration).toMatchObject({ inlineSecretRef: 'mine-config' });
  });
});

test.each(['values', 'existing'] as const)('with secrets kept as "%s" there is no manifest', (way) => {
  expect(manifest(answersFor('okta', 'internal', 'flyte-core', way))).toBeUndefined();
});
