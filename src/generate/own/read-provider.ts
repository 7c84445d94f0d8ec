import { readIssuer } from '../../idps/details.ts';
import { recogniseIssuer } from '../../idps/recognise.ts';
import { hostOf, isExampleHost, isInternalHost } from '../../rules/hosts.ts';
import { isUnfilled } from '../../rules/values.ts';
import type { ReadAnswer } from './existing.ts';
import type { Finder, Found } from './found.ts';

/** Whether the values mean the provider to issue Flyte's tokens; undefined where they say nothing about it. */
function modeIn(finder: Finder): 'internal' | 'external' | undefined {
  const type = finder.one('auth.appAuth.authServerType')?.text;
  if (type !== undefined) return type.toLowerCase() === 'external' ? 'external' : 'internal';
  const external = ['baseUrl', 'allowedAudience', 'metadataUrl'].some((key) => {
    const setting = `auth.appAuth.externalAuthServer.${key}`;
    return finder.one(setting) !== undefined || finder.all(setting).length > 0;
  });
  if (external || finder.one('chart.enableAuthServer')?.text === 'false') return 'external';
  return loginIssuer(finder) ? 'internal' : undefined;
}

/** Who logs people in, by whom tokens are issued, and where Flyte is. */
export function providerIn(finder: Finder, namespace: string): readonly ReadAnswer[] {
  const mode = modeIn(finder);
  const type = finder.one('auth.appAuth.authServerType');
  const uris = finder.all('auth.authorizedUris').filter(({ text }) => !finder.isCopied('auth.authorizedUris', text));
  return [
    ...issuerAnswers(loginIssuer(finder) ?? finder.one('auth.appAuth.externalAuthServer.baseUrl')),
    ...(mode === undefined ? [] : [{ key: 'authServer', raw: mode, ...(type && { origin: type.origin }) } as const]),
    ...uriAnswers(uris, namespace),
  ];
}

/** The chart may have an issuer of its own, which somebody has chosen only where a client belongs to it. */
function loginIssuer(finder: Finder): Found | undefined {
  const [issuer, client] = [finder.one(ISSUER), finder.one(CLIENT_ID)];
  const isChosen = client !== undefined && !finder.isCopied(CLIENT_ID, client.text);
  return issuer && (isChosen || !finder.isCopied(ISSUER, issuer.text)) ? issuer : undefined;
}

const ISSUER = 'auth.userAuth.openId.baseUrl';
const CLIENT_ID = 'auth.userAuth.openId.clientId';

/** A fault that the form of an issuer shows is mended by what is meant. */
function issuerAnswers(found: Found | undefined): readonly ReadAnswer[] {
  if (found === undefined) return [];
  const { text, origin } = found;
  const read = readIssuer(text) ?? readIssuer(recogniseIssuer(text).suggestion ?? '');
  return Object.entries(read ?? {}).map(([key, raw]) => ({ key: key as ReadAnswer['key'], raw, origin }));
}

/** The first address that people can reach; the names inside the cluster tell the namespace. */
function uriAnswers(uris: readonly Found[], namespace: string): readonly ReadAnswer[] {
  const open = uris.find(
    ({ text }) => hostOf(text) && !isUnfilled(text) && !isExampleHost(text) && !isInternalHost(text, namespace),
  );
  const inside = uris.flatMap(({ text, origin }) => {
    const [, name] = /^https?:\/\/flyteadmin\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?(?::\d+)?$/.exec(text) ?? [];
    return name === undefined ? [] : [{ key: 'namespace', raw: name, origin } as const];
  });
  return [...(open ? [{ key: 'url', raw: open.text, origin: open.origin } as const] : []), ...inside.slice(0, 1)];
}
