import type { Origin, Path } from '../../core/origin.ts';
import { at, fromPlain, list, type MapNode, map, type Node, type Plain, scalar } from '../../core/tree.ts';
import { goPrint } from '../../helm/go-print.ts';
import type { TemplateContext } from '../../helm/template/context.ts';
import { tplTree } from '../../helm/tpl.ts';
import type { ConfigFile, Release } from '../chart.ts';
import { manifestError, readBack } from '../printed.ts';
import { required } from '../required.ts';
import type { ValuesView } from '../values-view.ts';
import type { Names } from './names.ts';
import { SELF_AUTH_SERVER } from './self-auth-server.ts';

/** The files of /etc/flyte/config.d that can touch authentication. Source: charts/flyte-binary/templates/configmap.yaml. */
export function configFiles(view: ValuesView, names: Names, release: Release, context: TemplateContext): ConfigFile[] {
  const file = (name: string, content: ConfigFile['content']): ConfigFile => ({ object: names.config, name, content });
  const files = [file('000-core.yaml', coreFile(view, context))];
  if (view.on('configuration', 'auth', 'enabled')) {
    files.push(file('004-auth.yaml', authFile(view, names, release, context)));
  }
  if (view.on('configuration', 'inline')) {
    files.push(file('100-inline-config.yaml', inlineFile(view, context)));
  }
  return files;
}

/** The hash travels in a Secret of its own so that it stays out of the ConfigMap. Source: templates/config-secret.yaml. */
export function hashFile(view: ValuesView, names: Names): ConfigFile | undefined {
  const auth = ['configuration', 'auth'] as const;
  if (!view.on(...auth, 'enabled') || !view.on(...auth, 'enableAuthServer')) return undefined;
  const hash = view.get(...auth, 'internal', 'clientSecretHash');
  if (hash === undefined || !view.on(...auth, 'internal', 'clientSecretHash')) return undefined;
  const path = ['auth', 'appAuth', 'selfAuthServer', 'staticClients', 'flytepropeller', 'client_secret'];
  return { object: names.configSecret, name: '014-auth-secrets.yaml', content: wrap(path, scalar(goPrint(hash), hash.origin)) };
}

const template = (path: Path): Origin => ({ from: 'template', path });

/** A map that the template itself writes. */
const block = (path: Path, children: Readonly<Record<string, Node>>): MapNode => map(Object.entries(children), template(path));

const fixed = (plain: Plain, path: Path): Node => fromPlain(plain, (below) => template([...path, ...below]));

/** Nests a node below the keys of a path. */
function wrap(path: readonly string[], leaf: Node): Node {
  return path.reduceRight<Node>((node, key, depth) => map([[key, node]], template(path.slice(0, depth))), leaf);
}

/** `admin.clientId` and `admin.audience` are printed without quotes: a number, a colon or a line break changes what they are. */
function coreFile(view: ValuesView, context: TemplateContext): ConfigFile['content'] {
  const printed: [key: string, node: Node | undefined][] = [];
  if (view.on('configuration', 'auth', 'enabled')) {
    printed.push(['clientId', view.get('configuration', 'auth', 'internal', 'clientId')]);
    if (view.on('configuration', 'auth', 'internal', 'audience')) {
      printed.push(['audience', view.get('configuration', 'auth', 'internal', 'audience')]);
    }
  }
  const components = tplTree(view.get('flyte-core-components') ?? fixed({}, ['flyte']), context);
  if (components.kind === 'broken') return components;
  const content = coreText(
    printed.map(([key, node]) => `${key}: ${goPrint(node)}`),
    printed.find(([, node]) => goPrint(node).includes('\n'))?.[1]?.origin,
  );
  const origins = new Map(printed.map(([key, node]) => [key, node?.origin]));
  const root = readBack(content, 'flyte', (path) => origins.get(String(path[1])) ?? template(path));
  if (root?.kind !== 'map') {
    const culprit = printed.find(([key, node]) => readBack(`${key}: ${goPrint(node)}`, 'flyte', template) === undefined);
    return broken('mapping values are not allowed in this context', (culprit ?? printed[0])?.[1]?.origin);
  }
  return map([...root.entries, ['flyte', components]], template([]));
}

/** The file as it comes out of the ConfigMap: a printed line break may end the block scalar that holds it, and the manifest with it; `broken` is to blame then. */
function coreText(printed: readonly string[], broken: Origin | undefined): string {
  const lines = ['admin:', ...printed.map((line) => `  ${line}`), '  endpoint: localhost:8089', '  insecure: true'];
  const manifest = readBack(`data:\n  file: |\n${lines.map((line) => `    ${line}\n`).join('')}`, 'helm', template);
  const text = at(manifest, ['data', 'file']);
  if (text?.kind !== 'scalar') throw manifestError('flyte-binary/templates/configmap.yaml', broken);
  return String(text.value);
}

function broken(why: string, origin: Origin | undefined): ConfigFile['content'] {
  return { kind: 'broken', error: `yaml: ${why}`, ...(origin && { origin }) };
}

function authFile(view: ValuesView, names: Names, release: Release, context: TemplateContext): ConfigFile['content'] {
  const uris = authorizedUris(view, names, release, context);
  const openId = openIdOf(view);
  if (uris.kind !== 'list') return uris;
  const auth = block(['auth'], {
    appAuth: appAuthOf(view),
    authorizedUris: uris,
    userAuth: block(['auth', 'userAuth'], { openId }),
  });
  return block([], { auth, server: fixed({ security: { useAuth: true } }, ['server']) });
}

function openIdOf(view: ValuesView): MapNode {
  const path = ['auth', 'userAuth', 'openId'];
  const baseUrl = required('OIDC base URL', view.get('configuration', 'auth', 'oidc', 'baseUrl'));
  const clientId = required('OIDC client ID', view.get('configuration', 'auth', 'oidc', 'clientId'));
  return block(path, {
    baseUrl: scalar(goPrint(baseUrl), baseUrl.origin),
    clientId: scalar(goPrint(clientId), clientId.origin),
    scopes: fixed(['profile', 'openid'], [...path, 'scopes']),
  });
}

function appAuthOf(view: ValuesView): MapNode {
  const path = ['auth', 'appAuth'];
  const written = ['configuration', 'auth', 'flyteClient'] as const;
  const flyteClient = view.get(...written) ?? scalar(null, { from: 'chart', path: written });
  const thirdPartyConfig = block([...path, 'thirdPartyConfig'], { flyteClient });
  if (!view.on('configuration', 'auth', 'enableAuthServer')) return block(path, { thirdPartyConfig });
  return block(path, { selfAuthServer: fixed(SELF_AUTH_SERVER, [...path, 'selfAuthServer']), thirdPartyConfig });
}

/** The user's list followed by four internal names that no Service has carried since v1.5.0. */
function authorizedUris(
  view: ValuesView,
  names: Names,
  release: Release,
  context: TemplateContext,
): Node | ConfigFile['content'] {
  const path = ['auth', 'authorizedUris'];
  const given = view.on('configuration', 'auth', 'authorizedUris')
    ? tplTree(view.get('configuration', 'auth', 'authorizedUris') ?? list([], template(path)), context)
    : list([], template(path));
  if (given.kind === 'broken') return given;
  // Anything but a list is printed in front of `- http://…` and leaves no YAML.
  if (given.kind !== 'list') return broken("could not find expected ':'", given.origin);
  const port = view.on('service', 'ports', 'http') ? goPrint(view.get('service', 'ports', 'http')) : '8088';
  const { fullname } = names;
  const hosts = ['', `.${release.namespace}`, `.${release.namespace}.svc`, `.${release.namespace}.svc.cluster.local`];
  const appended = hosts.map((suffix) => scalar(`http://${fullname}${suffix}:${port}`, template(path)));
  return list([...given.items, ...appended], given.origin);
}

function inlineFile(view: ValuesView, context: TemplateContext): ConfigFile['content'] {
  return tplTree(view.get('configuration', 'inline') ?? fixed({}, []), context);
}
