import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { manifestFile } from '../../src/generate/manifests.ts';
import type { Answers } from '../../src/questions/answers.ts';
import { answersFor, COMBINATIONS, SECRETS, setupOfAnswers } from './matrix.ts';

const ajv = new Ajv2020({ strict: true, strictTypes: false });
const schemaOf = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(new URL(`schemas/${name}.json`, import.meta.url), 'utf8')));
const SHAPES = { Secret: schemaOf('secret'), ExternalSecret: schemaOf('external-secret') };

const documentsOf = (answers: Answers) => {
  const text = manifestFile(setupOfAnswers(answers), answers, SECRETS) ?? '';
  return parseAllDocuments(text).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });
};

function complaintsAbout(object: { readonly kind: keyof typeof SHAPES }): unknown {
  const validate = SHAPES[object.kind];
  return validate(object) ? [] : validate.errors;
}

const OTHERS = [
  answersFor('okta', 'internal', 'flyte-binary', 'secret', { hashIn: 'secret', secretName: 'mine' }),
  answersFor('okta', 'external', 'flyte-core', 'secret', { secretName: 'mine' }),
  answersFor('okta', 'external', 'flyte-core', 'external-secrets', {
    secretName: 'mine',
    secretStore: 'vault.prod',
    secretStoreKind: 'SecretStore',
    secretStoreKey: 'prod/flyte: "auth"',
  }),
];

describe('manifests have the shape that Kubernetes and External Secrets Operator take', () => {
  test.each([
    ...COMBINATIONS,
    ...OTHERS.map((answers) => ({ name: `${answers.chart} with names of its own, ${answers.secrets}`, answers })),
  ])('$name', ({ answers }) => {
    const written = answers.secrets === 'secret' || answers.secrets === 'external-secrets';
    const documents = documentsOf(answers);
    expect(documents.length > 0).toBe(written);
    for (const document of documents) expect(complaintsAbout(document)).toEqual([]);
  });

  test('the schemas can tell', () => {
    const [secret] = documentsOf(answersFor('okta', 'external', 'flyte-core', 'secret'));
    expect(complaintsAbout({ ...secret, stringData: { client_secret: 12 } })).not.toEqual([]);
    expect(complaintsAbout({ ...secret, data: { client_secret: 'not base64' } })).not.toEqual([]);
    const [external] = documentsOf(answersFor('okta', 'external', 'flyte-core', 'external-secrets'));
    expect(complaintsAbout({ ...external, spec: { ...external.spec, secretStoreRef: {} } })).not.toEqual([]);
  });
});
