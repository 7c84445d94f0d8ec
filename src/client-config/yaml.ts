import { type Notes, valuesText } from '../annotated-yaml/document.ts';
import { isPlainHttp } from '../core/public-url.ts';
import type { ClientFacts } from './facts.ts';
import { headlessCondition } from './headless.ts';
import type { ClientRequest } from './request.ts';
import type { ClientSettings } from './settings.ts';

/** The first line of every client file that is written; it also says where both clients look for the file. */
const CLIENT_FILE_MARK = '~/.flyte/config.yaml';

const USES = {
  people: 'People log in with their browser',
  headless: 'People log in with a code that they type into a browser on another device',
  ci: 'A CI job logs in with the secret of a client',
  command: 'A command prints the access token',
} as const;

/** The configuration file for flytectl and pyflyte; holds no secret. `name` is what the file will be called in commands. */
export function clientYaml(settings: ClientSettings, facts: ClientFacts, request: ClientRequest, name: string): string {
  const header = [
    `${CLIENT_FILE_MARK} for flytectl and pyflyte, made by flyte-auth-config`,
    `${USES[request.purpose]}. It holds no secret.`,
    `Check it with  flyte-auth-config validate --client ${name}`,
  ];
  return valuesText(header, { ...settings }, { ...placeNotes(facts), ...LOGIN_NOTES[request.purpose](facts) });
}

const PRIVATE_AUTHORITY = 'The authority behind the certificate of Flyte, which is none that everybody knows.';

/** Whom else it has to vouch for: flytectl trusts the system alone outside of gRPC, pyflyte the file alone everywhere. */
const AUTHORITY = {
  internal: 'flytectl uses it for gRPC alone: for the token endpoint the system has to know it too (SSL_CERT_FILE).',
  external: 'pyflyte checks the provider with it as well: where the provider has another authority, the file needs both.',
} as const;

const placeNotes = ({ url, mode }: ClientFacts): Notes => ({
  'admin.endpoint': 'gRPC needs an address, not a URL: https:// would be refused.',
  'admin.insecure': isPlainHttp(url)
    ? 'The public URL has no TLS, so that tokens travel in clear text.'
    : 'False: TLS ends at the ingress, and without it nobody would answer.',
  'admin.caCertFilePath': `${PRIVATE_AUTHORITY} ${mode ? AUTHORITY[mode] : ''}`.trim(),
  'console.endpoint': 'For the links that the clients print.',
});

const CASE = 'Exactly so: flytectl refuses other spellings, and pyflyte overlooks keys in another case.';

const LOGIN_NOTES: Readonly<Record<ClientRequest['purpose'], (facts: ClientFacts) => Notes>> = {
  people: () => ({
    'admin.authType': `${CASE} Without it flytectl looks for a client secret. Client id, scopes and audience come from Flyte.`,
  }),
  headless: (facts) => ({
    'admin.authType': [CASE, 'Client id, scopes and audience come from Flyte.', headlessCondition(facts) ?? ''].join(' ').trim(),
  }),
  ci: ({ mode, profile }) => ({
    'admin.authType': CASE,
    'admin.clientId':
      mode === 'internal'
        ? "A client of Flyte's own authorization server that has a secret; flytepropeller is the only one unless staticClients has more."
        : `The service app at ${profile?.label ?? 'the provider'}. One of its own can be switched off without stopping workflows.`,
    'admin.clientSecretEnvVar': 'The name of the variable that holds the secret, not the secret.',
    'admin.clientSecretLocation': 'The file that holds the secret.',
    'admin.scopes': 'Without this the client would ask for the scopes of people.',
    'admin.audience': `${profile?.label ?? 'The provider'} issues tokens that Flyte cannot read otherwise.`,
  }),
  command: () => ({
    'admin.authType': CASE,
    'admin.command': 'Its output is taken for an access token: it has to be one that Flyte accepts, and nothing else.',
  }),
};
