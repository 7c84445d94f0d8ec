import { HASH } from '../../generate/matrix.ts';
import { AT, BINARY, type Breakage, breaks, CORE, EXTERNAL, IN_VALUES, INTERNAL } from './breakage.ts';

const RAW_HASH = Buffer.from(HASH, 'base64').toString();
/** base64 of the bcrypt hash of Flyte's first published secret. */
const PUBLISHED_HASH = 'JDJhJDA2JHB4czFBa0c4MUt2cmhwbWwxUWlMU09RYVRrOWVlUHJVLzdZYWI5eTA3aDN4MFRnbGJhb1Q2';
const OWN = { ...INTERNAL, ...IN_VALUES } as const;
const WARNING = { severity: 'warning' } as const;

/** The service's secret and its hash. */
export const SECRETS: readonly Breakage[] = [
  breaks('P1', 'no Secret is mounted', CORE, 'client-secret-unmounted', (values) =>
    values.put('values:secrets.adminOauthClientCredentials.enabled', false),
  ),
  breaks('P2', 'another secret', OWN, 'hash-mismatch', (values) => values.put(AT.secret, 'not-the-secret-of-this-hash')),
  breaks('P3', 'a raw hash', OWN, 'hash-form', (values) => values.put(AT.hash, RAW_HASH)),
  breaks('P3', 'a literal of Python', OWN, 'hash-form', (values) => values.put(AT.hash, `b'${HASH}'`)),
  breaks('P3', 'a blank in the hash', OWN, 'hash-form', (values) =>
    values.put(AT.hash, `${HASH.slice(0, 40)} ${HASH.slice(40)}`),
  ),
  breaks('P3', 'a placeholder for the hash', OWN, 'hash-form', (values) => values.put(AT.hash, '<base64-of-bcrypt>')),
  breaks('P4', 'base64 twice', OWN, 'hash-form', (values) => values.put(AT.hash, Buffer.from(HASH).toString('base64'))),
  breaks('P4', 'base64 of the secret', OWN, 'hash-form', (values) =>
    values.put(AT.hash, Buffer.from('not-a-real-propeller-secret').toString('base64')),
  ),
  breaks('P4', 'a hash cut short', OWN, 'hash-form', (values) => values.put(AT.hash, HASH.slice(0, 76))),
  breaks('P5', 'no hash', { ...BINARY, ...OWN }, 'hash-missing', (values) => values.take(AT.hash)),
  breaks('P6', 'the hash compiled into Flyte', { ...CORE, ...INTERNAL }, 'hash-missing', (values) => values.take(AT.own)),
  breaks('P7', 'the published secret and its hash', OWN, 'published-secret', (values) => {
    values.put(AT.secret, 'foobar');
    values.put(AT.hash, PUBLISHED_HASH);
  }),
  breaks('P7', 'the published secret', { ...EXTERNAL, ...IN_VALUES }, 'published-secret', (values) =>
    values.put(AT.secret, 'foobar'),
  ),
  breaks('P8', 'the hash for the secret', OWN, 'hash-mismatch', (values) => values.put(AT.secret, HASH)),
  breaks(
    'P9',
    'more than bcrypt reads',
    OWN,
    'secret-limits',
    (values) => values.put(AT.secret, 'not-a-real-secret-'.repeat(5)),
    {
      ...WARNING,
      also: ['hash-mismatch'],
    },
  ),
  breaks(
    'P10',
    'a hash that takes minutes',
    OWN,
    'secret-limits',
    (values) => values.put(AT.hash, Buffer.from(RAW_HASH.replace('$04$', '$17$')).toString('base64')),
    WARNING,
  ),
  breaks('P11', 'a placeholder for the secret', IN_VALUES, 'placeholder', (values) => values.put(AT.secret, '<random password>')),
  breaks('P31', 'a Secret of another name', { ...CORE, ...IN_VALUES }, 'secret-reference', (values) => {
    values.put('values:secrets.adminOauthClientCredentials.secretName', 'propeller-secret');
    values.put('values:workflow_scheduler', { enabled: true, type: 'native' });
  }),
  breaks('P33', 'a file that is not there', { ...CORE, ...IN_VALUES }, 'client-secret-location', (values) =>
    values.put('admin.clientSecretLocation', '/etc/secrets/propeller_secret'),
  ),
  breaks('X3', 'a number for a secret', { ...CORE, ...IN_VALUES }, 'secret-type', (values) =>
    values.put(AT.oidcSecret, 12_345_678),
  ),
  breaks('X', 'braces in a secret', { ...CORE, ...IN_VALUES }, 'helm-render-fails', (values) =>
    values.put(AT.oidcSecret, 'not-{{real'),
  ),
  breaks('X', 'two lines in a secret', { ...CORE, ...EXTERNAL, ...IN_VALUES }, 'helm-render-fails', (values) =>
    values.put(AT.secret, 'not-a-real-secret\n'),
  ),
  breaks('D', 'the secret of the console beside the other', { ...CORE, ...IN_VALUES }, 'misplaced-key', (values) =>
    values.put('values:secrets.oidc_client_secret', values.take(AT.oidcSecret)),
  ),
];
