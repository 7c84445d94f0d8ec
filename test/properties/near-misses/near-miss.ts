import { stringify } from 'yaml';
import { HASH } from '../../generate/matrix.ts';
import { AT, BINARY, CORE, EXTERNAL, IN_VALUES, INTERNAL } from '../breakages/breakage.ts';
import type { Wanted } from '../support/answers.ts';
import type { Edited } from '../support/edited.ts';

/** Something unusual that Helm and Flyte take without trouble. */
export interface NearMiss {
  readonly name: string;
  readonly when: Wanted;
  /** Two that touch the same setting do not go together. */
  readonly touches: string;
  readonly how: (values: Edited) => void;
}

const fine = (name: string, when: Wanted, touches: string, how: (values: Edited) => void): NearMiss => ({
  name,
  when,
  touches,
  how,
});

const RAW_HASH = Buffer.from(HASH, 'base64').toString();
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const texts = (value: unknown): readonly string[] => value as readonly string[];
const rename = (values: Edited, parent: string, key: string, other: string): void =>
  values.put(`${parent}.${other}`, values.take(`${parent}.${key}`));
const hostOf = ({ answers: { url } }: Edited): string => new URL(url).hostname;

export const NEAR_MISSES: readonly NearMiss[] = [
  fine('a key of Flyte in another case', EXTERNAL, 'audience', (values) =>
    rename(values, AT.server, 'allowedAudience', 'AllowedAudience'),
  ),
  fine('a key of Flyte in lower case', { ...BINARY, ...EXTERNAL }, 'type', (values) =>
    rename(values, 'auth.appAuth', 'authServerType', 'authservertype'),
  ),
  fine('audiences in one text', EXTERNAL, 'audience', (values) =>
    values.put(AT.audiences, texts(values.get(AT.audiences)).join(',')),
  ),
  fine('scopes in one text', {}, 'cli scopes', (values) =>
    values.put(`${AT.cli}.scopes`, texts(values.get(`${AT.cli}.scopes`)).join(', ')),
  ),
  fine('a hash of PHP', { ...INTERNAL, ...IN_VALUES }, 'hash', (values) =>
    values.put(AT.hash, base64(RAW_HASH.replace('$2b$', '$2y$'))),
  ),
  fine('a hash of Go', { ...INTERNAL, ...IN_VALUES }, 'hash', (values) =>
    values.put(AT.hash, base64(RAW_HASH.replace('$2b$', '$2a$'))),
  ),
  fine('a hash with a line break', { ...INTERNAL, ...IN_VALUES }, 'hash', (values) =>
    values.put(AT.hash, base64(`${RAW_HASH}\n`)),
  ),
  fine('base64 in two lines', { ...INTERNAL, ...IN_VALUES }, 'hash', (values) =>
    values.put(AT.hash, `${HASH.slice(0, 40)}\n${HASH.slice(40)}\n`),
  ),
  fine('blanks around the secret of the service', { ...BINARY, ...INTERNAL, ...IN_VALUES }, 'secret', (values) =>
    values.put(AT.secret, ' not-a-real-propeller-secret\n'),
  ),
  fine('an old secret that still counts', { ...INTERNAL, ...IN_VALUES }, 'rotated', (values) =>
    values.put('auth.appAuth.selfAuthServer.staticClients.flytepropeller.rotated_secrets', [HASH]),
  ),
  fine('metadata at an absolute URL', EXTERNAL, 'metadata', (values) =>
    values.put(AT.metadata, `${String(values.get(`${AT.server}.baseUrl`)).replace(/\/$/, '')}/.well-known/openid-configuration`),
  ),
  fine('a template in the authorized URIs', {}, 'uris', (values) => {
    values.put('values:dns', { name: String(values.get(`${AT.uris}.0`)).replace(/^\w+:\/\//, '') });
    values.change(`${AT.uris}.0`, (url) => url.replace(/:\/\/.*/, '://{{ .Values.dns.name }}'));
  }),
  fine('one more host', {}, 'uris', (values) =>
    values.put(AT.uris, [...texts(values.get(AT.uris)), `https://workflows.${hostOf(values)}`]),
  ),
  fine('keys of somebody else', {}, 'others', (values) => {
    values.put('values:acme', { team: 'data', auth: 'sso' });
    values.put('values:datacatalog', { replicaCount: 2 });
  }),
  fine('logging', BINARY, 'logging', (values) => values.put('values:configuration.logging', { level: 4 })),
  fine('plugins', BINARY, 'plugins', (values) =>
    values.put('values:configuration.inline.plugins', { k8s: { 'inject-finalizer': true } }),
  ),
  fine('settings of flyteadmin', CORE, 'flyteadmin', (values) =>
    values.put('values:configmap.adminServer.flyteadmin.eventVersion', 2),
  ),
  fine('lifespans', INTERNAL, 'lifespans', (values) => values.put(`${AT.own}.accessTokenLifespan`, '1h30m')),
  fine('the default type', INTERNAL, 'type', (values) => values.put(AT.type, 'Self')),
  fine('one more static client', INTERNAL, 'client', (values) =>
    values.put(`${AT.clients}.ci`, { id: 'ci', client_secret: HASH, grant_types: ['client_credentials'], scopes: ['all'] }),
  ),
  fine('lax cookies', {}, 'cookies', (values) => values.put(`${AT.cookies}.sameSitePolicy`, 'LaxMode')),
  fine('cookies of the host', {}, 'domain', (values) => {
    if (hostOf(values).includes('.')) values.put(`${AT.cookies}.domain`, hostOf(values));
  }),
  fine('useAuth as a text', CORE, 'useAuth', (values) => values.put(AT.useAuth, 'true')),
  fine('the issuer twice', {}, 'issuerUrl', (values) => values.put(AT.issuerUrl, values.get(AT.issuer))),
  fine('the endpoint of the chart', CORE, 'endpoint', (values) => values.put('admin.endpoint', 'flyteadmin:81')),
  fine('the whole name of flyteadmin', { ...CORE, ...EXTERNAL }, 'endpoint', (values) =>
    values.put('admin.endpoint', 'dns:///flyteadmin.flyte.svc.cluster.local:81'),
  ),
  fine('variables of other software', BINARY, 'env', (values) =>
    values.put('values:deployment.extraEnvVars', [{ name: 'HTTPS_PROXY', value: 'http://proxy.acme.com:3128' }]),
  ),
  fine('an ingress for the public host', BINARY, 'ingress', (values) =>
    values.put('values:ingress', {
      create: true,
      host: hostOf(values),
      commonAnnotations: { 'kubernetes.io/ingress.class': 'nginx' },
    }),
  ),
  fine('an ingress for the public host', CORE, 'ingress', (values) => values.put('values:common.ingress.host', hostOf(values))),
  fine('a scheduler', CORE, 'scheduler', (values) => values.put('values:workflow_scheduler', { enabled: true, type: 'native' })),
  fine('no null', CORE, 'null', (values) => values.put('values:flyteadmin.serviceAccount', { create: true, annotations: {} })),
];

/** Ways of writing the same values. */
export const STYLES: readonly (readonly [name: string, write: (text: string, tree: unknown) => string])[] = [
  ['as it is', (text) => text],
  ['with comments', (text) => text.replaceAll(/^( *)([a-zA-Z]\w*:)/gm, '$1# about $2 "it\'s: {fine}\n$1$2')],
  ['as JSON', (_, tree) => JSON.stringify(tree)],
  ['in flow style', (_, tree) => stringify(tree, { version: '1.1', collectionStyle: 'flow', lineWidth: 100 })],
  [
    'in quotes',
    (_, tree) => stringify(tree, { version: '1.1', defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' }),
  ],
  ['in single quotes', (_, tree) => stringify(tree, { version: '1.1', defaultStringType: 'QUOTE_SINGLE', lineWidth: 0 })],
  ['with the line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\ufeff${text}`],
  ['with a start and an end', (text) => `---\n${text}...\n`],
  ['deeply indented', (_, tree) => stringify(tree, { version: '1.1', indent: 7, indentSeq: false })],
  ['with aliases', (_, tree) => stringify({ 'x-shared': tree, ...(tree as object) }, { version: '1.1' })],
];
