import { isLoopback } from '../core/public-url.ts';
import { DEFAULT_COST, HIGHEST_COMPUTED_COST } from '../secrets/bcrypt.ts';
import { LOWEST_COST } from '../secrets/bcrypt-text.ts';
import { HASH_PLACES, SECRET_WAYS } from './answers.ts';
import { type Choice, type Draft, question, type Reading } from './question.ts';
import { readChoice } from './reading/choice.ts';
import { readDirectory, readFileName, readObjectName } from './reading/names.ts';
import { andThen, quoted, readText } from './reading/text.ts';

const WAYS: readonly Choice[] = [
  { value: 'secret', name: 'A Kubernetes Secret I apply', hint: 'a manifest to apply is written (0600)' },
  { value: 'external-secrets', name: 'External Secrets Operator', hint: 'an ExternalSecret is written' },
  { value: 'existing', name: 'A Secret that exists already', hint: 'only its name goes into the values' },
  { value: 'values', name: 'In the values file', hint: 'in plain text (0600): never commit it' },
];

const COST = { min: LOWEST_COST, max: HIGHEST_COMPUTED_COST } as const;
const SECRET_NAME = 'flyte-secret-auth';

const outsideHelm = (draft: Draft): boolean => draft.secrets !== undefined && draft.secrets !== 'values';
const writesManifest = (draft: Draft): boolean => draft.secrets === 'secret' || draft.secrets === 'external-secrets';

/** Where the secrets live. */
export const keepingQuestions = {
  secrets: question({
    key: 'secrets',
    topic: 'Secrets',
    message: 'Where do secrets live?',
    help: 'where the client secrets live',
    example: 'secret',
    form: { kind: 'choice', choices: WAYS },
    read: readChoice(SECRET_WAYS, WAYS),
  }),
  secretName: question({
    key: 'secretName',
    topic: 'Secrets',
    message: 'Name of the Secret',
    help: 'name of the Secret outside of Helm',
    example: SECRET_NAME,
    form: { kind: 'text' },
    appliesTo: outsideHelm,
    fallback: () => SECRET_NAME,
    fallbackText: SECRET_NAME,
    read: readObjectName,
  }),
};

const PLACES: readonly Choice[] = [
  { value: 'values', name: 'In the values file', hint: 'a hash tells nobody the secret' },
  { value: 'secret', name: 'In a Secret', hint: 'as a configuration file beside the client secrets' },
];

/** What becomes of the hash of flytepropeller's secret. */
export const hashQuestions = {
  hashIn: question({
    key: 'hashIn',
    topic: 'Secrets',
    message: 'Where does the hash live?',
    help: "where the hash of flytepropeller's secret goes (internal, flyte-binary, --secrets secret)",
    example: 'values',
    form: { kind: 'choice', choices: PLACES },
    appliesTo: (draft) => draft.authServer === 'internal' && draft.chart === 'flyte-binary' && draft.secrets === 'secret',
    askedWhen: () => false,
    fallbackText: 'values',
    optional: true,
    read: readChoice(HASH_PLACES, PLACES),
  }),
  bcryptCost: question({
    key: 'bcryptCost',
    topic: 'Secrets',
    message: 'bcrypt cost',
    help: "cost of the bcrypt hash of flytepropeller's secret (internal)",
    example: '10',
    form: { kind: 'number', ...COST },
    appliesTo: (draft) => draft.authServer === 'internal',
    askedWhen: () => false,
    fallback: () => DEFAULT_COST,
    fallbackText: String(DEFAULT_COST),
    read: readCost,
  }),
};

function readCost(raw: string): Reading<number> {
  return andThen(readText(raw), (text): Reading<number> => {
    const value = Number(text);
    if (/^\d{1,2}$/.test(text) && value >= COST.min && value <= COST.max) return { value };
    return { problem: `${quoted(text)} is no bcrypt cost. give a whole number from ${COST.min} to ${COST.max}` };
  });
}

/** What is written. */
export const fileQuestions = {
  output: question({
    key: 'output',
    topic: 'Files',
    message: 'Values file to write',
    help: 'values file to write; "-" for standard output',
    example: 'values-auth.yaml',
    form: { kind: 'text' },
    askedWhen: () => false,
    fallback: () => 'values-auth.yaml',
    fallbackText: 'values-auth.yaml',
    read: readFileName,
  }),
  secretOutput: question({
    key: 'secretOutput',
    topic: 'Files',
    message: 'Secret manifest to write',
    help: 'manifest of the Secret or ExternalSecret to write; "-" for standard output',
    example: `${SECRET_NAME}.yaml`,
    form: { kind: 'text' },
    appliesTo: writesManifest,
    askedWhen: () => false,
    fallback: ({ secretName = SECRET_NAME }) => `${secretName}.yaml`,
    fallbackText: '<secret-name>.yaml',
    read: readFileName,
  }),
  dataPlane: question({
    key: 'dataPlane',
    topic: 'Files',
    message: 'Values file for data planes',
    help: 'a second values file, for clusters that run workflows alone (flyte-core)',
    example: 'values-data-plane.yaml',
    form: { kind: 'text' },
    appliesTo: (draft) => draft.chart === 'flyte-core',
    askedWhen: () => false,
    optional: true,
    read: readDataPlane,
  }),
  clientConfig: question({
    key: 'clientConfig',
    topic: 'Files',
    message: 'Client configuration to write',
    help: 'a configuration file of flytectl and pyflyte, for people who log in with a browser',
    example: 'config.yaml',
    form: { kind: 'text' },
    askedWhen: () => false,
    optional: true,
    read: readFileName,
  }),
  idpSetup: question({
    key: 'idpSetup',
    topic: 'Files',
    message: 'Directory for the set-up of the identity provider',
    help: "a directory for a guide to the identity provider's side, and for the same as code",
    example: 'idp',
    form: { kind: 'text' },
    askedWhen: () => false,
    optional: true,
    read: readDirectory,
  }),
};

/** Clusters of their own cannot reach a Flyte that is on somebody's machine. */
function readDataPlane(raw: string, { url }: Draft): Reading<string> {
  if (url !== undefined && isLoopback(url)) {
    return { problem: `${quoted(raw)} would call ${quoted(url)}, which no other cluster can reach. leave it out` };
  }
  return readFileName(raw);
}
