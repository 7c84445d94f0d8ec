import type { Edited } from '../support/edited.ts';
import { AT, BINARY, type Breakage, breaks, CORE, INTERNAL } from './breakage.ts';

const FIRST = `${AT.uris}.0`;
const WARNING = { severity: 'warning' } as const;

/** An ingress for a host that is none of the public URLs. */
const OTHER_INGRESS = {
  binary: (values: Edited) => values.put('values:ingress', { create: true, host: 'workflows.acme.org' }),
  core: (values: Edited) => values.put('values:common.ingress.host', 'workflows.acme.org'),
};

/** The URLs by which Flyte is called. */
export const URIS: readonly Breakage[] = [
  breaks('U1', 'none', BINARY, 'authorized-uris-missing', (values) => values.put(AT.uris, [])),
  breaks('U2', 'left to the chart', CORE, 'authorized-uris-missing', (values) => values.take(AT.uris)),
  breaks(
    'U3',
    'the public URL is the last',
    CORE,
    'authorized-uris-order',
    (values) => values.put(AT.uris, [...(values.get(AT.uris) as readonly string[])].reverse()),
    WARNING,
  ),
  breaks(
    'U4',
    'no name inside the cluster',
    { ...CORE, ...INTERNAL },
    'authorized-uris-unmatched',
    (values) => values.put(AT.uris, [values.get(FIRST)]),
    WARNING,
  ),
  breaks('U5', 'plain http', {}, 'authorized-uri-form', (values) => values.put(FIRST, 'http://flyte.acme.com')),
  breaks('U6', 'the default port', {}, 'authorized-uri-form', (values) => values.put(FIRST, 'https://flyte.acme.com:443')),
  breaks('U7', 'a final slash', {}, 'authorized-uri-form', (values) => values.put(FIRST, 'https://flyte.acme.com/'), WARNING),
  breaks('U8', 'capital letters', {}, 'authorized-uri-form', (values) => values.put(FIRST, 'https://Flyte.Acme.com')),
  breaks('U9', 'no scheme', {}, 'authorized-uri-form', (values) => values.put(FIRST, 'flyte.acme.com')),
  breaks('U9', 'a port and no scheme', {}, 'authorized-uri-form', (values) => values.put(FIRST, 'flyte.acme.com:8443')),
  breaks('U10', 'a placeholder', {}, 'placeholder', (values) => values.put(FIRST, 'https://<host-of-flyte>')),
  breaks('U11', 'a path', {}, 'authorized-uri-form', (values) => values.put(FIRST, 'https://acme.com/flyte'), WARNING),
  breaks('U12', 'an empty entry', {}, 'authorized-uri-form', (values) => {
    values.put(AT.uris, [...(values.get(AT.uris) as readonly string[]), '']);
  }),
  breaks(
    'U13',
    'one host with two ports',
    {},
    'authorized-uris-unmatched',
    (values) => values.put(AT.uris, ['https://flyte.acme.com', 'https://flyte.acme.com:8443', 'http://flyteadmin:80']),
    WARNING,
  ),
  breaks('U14', 'another host than the ingress', { ...BINARY, at: 'network' }, 'ingress-host', OTHER_INGRESS.binary, WARNING),
  breaks('U14', 'another host than the ingress', { ...CORE, at: 'network' }, 'ingress-host', OTHER_INGRESS.core, WARNING),
  breaks('U14', 'a public ingress before local URLs', { ...BINARY, at: 'machine' }, 'ingress-host', OTHER_INGRESS.binary),
  breaks('U14', 'a public ingress before local URLs', { ...CORE, at: 'machine' }, 'ingress-host', OTHER_INGRESS.core),
  breaks('U15', 'a wildcard', {}, 'authorized-uri-form', (values) => values.put(FIRST, 'https://*.acme.com')),
  breaks('D', 'a host of an example', {}, 'example-host', (values) => values.put(FIRST, 'https://flyte.mycompany.com')),
];
