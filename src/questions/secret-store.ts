import { STORE_KINDS } from './answers.ts';
import { type Choice, type Draft, question } from './question.ts';
import { readChoice } from './reading/choice.ts';
import { readObjectName } from './reading/names.ts';
import { readText } from './reading/text.ts';

const KINDS: readonly Choice[] = [
  { value: 'ClusterSecretStore', name: 'ClusterSecretStore', hint: 'for every namespace', aliases: ['cluster'] },
  { value: 'SecretStore', name: 'SecretStore', hint: 'in the namespace of Flyte', aliases: ['namespace'] },
];

/** The store that an ExternalSecret refers to where nobody names another. */
export const DEFAULT_STORE = { name: 'flyte-secret-store', kind: 'ClusterSecretStore' } as const;

const hasStore = ({ secrets }: Draft): boolean => secrets === 'external-secrets';

const about = { topic: 'Secrets', form: { kind: 'text' }, appliesTo: hasStore } as const;

/** Where External Secrets Operator finds the secrets. */
export const storeQuestions = {
  secretStore: question({
    ...about,
    key: 'secretStore',
    message: 'Secret store',
    where: 'kubectl get clustersecretstore,secretstore -A shows the stores',
    help: 'name of the SecretStore or ClusterSecretStore that has the secrets',
    example: 'vault',
    fallback: (draft) => (hasStore(draft) ? DEFAULT_STORE.name : undefined),
    fallbackText: DEFAULT_STORE.name,
    read: readObjectName,
  }),
  secretStoreKind: question({
    ...about,
    key: 'secretStoreKind',
    message: 'Kind of the secret store',
    help: 'kind of the secret store',
    example: DEFAULT_STORE.kind,
    form: { kind: 'choice', choices: KINDS },
    fallback: (draft) => (hasStore(draft) ? DEFAULT_STORE.kind : undefined),
    fallbackText: DEFAULT_STORE.kind,
    read: readChoice(STORE_KINDS, KINDS),
  }),
  secretStoreKey: question({
    ...about,
    key: 'secretStoreKey',
    message: 'Entry of the store that holds the secrets',
    help: 'entry of the store that holds client_secret and oidc_client_secret',
    example: 'prod/flyte/auth',
    askedWhen: () => false,
    optional: true,
    fallbackText: 'the name of the Secret',
    read: readText,
  }),
};
