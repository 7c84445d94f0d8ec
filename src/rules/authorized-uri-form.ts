import type { Sourced } from '../core/origin.ts';
import { hostOf, isInternalHost, isLocalHost } from './hosts.ts';
import { defineRule, flyteKey } from './rule.ts';
import { type Setup, setupOf } from './setup.ts';
import { isOwn, isUnfilled, textsOf } from './values.ts';

const MESSAGES = {
  empty: 'an entry of authorizedUris is empty. remove it',
  scheme: {
    text: '"{found}" has no scheme. authorized URIs are compared with scheme, host and port. add "https://"',
    fix: 'https://{found}',
  },
  host: '"{found}" names no host, so that no request matches it. write the public URL of Flyte',
  comma: 'Flyte reads "{found}" as one URL. write authorizedUris as a YAML list',
  wildcard: '"{found}" holds a "*", which Flyte takes literally. list every host by its name',
  upperCase: {
    text: '"{found}" has capital letters in the host. browsers send it in lower case and Flyte compares exactly. write it in lower case',
    fix: '{meant}',
  },
  defaultPort: {
    text: '"{found}" names the default port, which browsers leave out and Flyte compares exactly. remove ":{port}"',
    fix: '{meant}',
  },
  http: {
    text: '"{found}" is plain http, where browsers drop the login cookies. use https, or set "{cookie}" to true',
    symptom: { component: 'flyteadmin', when: 'login', text: 'Could not find csrf cookie' },
  },
  slash: {
    text: '"{found}" ends with "/", and so must the audience then. remove it, or list the audience in "{allowed}"',
    symptom: { component: 'flyteadmin', when: 'CLI call', text: 'invalid audience' },
    fix: '{meant}',
  },
  harmlessSlash: {
    text: '"{found}" ends with "/", which has to be repeated wherever the URL is compared. remove it',
    severity: 'warning',
    fix: '{meant}',
    symptom: { component: 'flyteadmin', when: 'CLI call', text: 'invalid audience' },
  },
  path: {
    text: '"{found}" has a path, which Flyte drops: people come back to {meant}. remove the path',
    severity: 'warning',
    symptom: { component: 'browser', when: 'login', text: '404 after the login' },
  },
} as const;

type Id = keyof typeof MESSAGES;

export const authorizedUriForm = defineRule({
  id: 'authorized-uri-form',
  severity: 'error',
  category: 'url',
  summary: 'an authorized URI is written so that no request matches it',
  symptom: { component: 'browser', when: 'login', text: '403; flyteadmin logs: unauthorized redirect URI' },
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    for (const uri of setup?.auth.authorizedUris.value.filter(isOwn) ?? []) {
      if (!setup || isUnfilled(uri.value)) continue;
      const id = faultOf(uri, setup);
      if (id === undefined) continue;
      const data = {
        found: uri.value,
        meant: meantOf(id, uri.value),
        port: portOf(uri.value),
        cookie: flyteKey('server.security.insecureCookieHeader'),
        allowed: flyteKey('auth.appAuth.externalAuthServer.allowedAudience'),
      };
      report(id, { at: uri, data, ...curedBy(id, data.meant) } as Parameters<typeof report>[1]);
    }
  },
});

/** Other forms of the same URL are safe; a path that goes may have been meant for something. */
const SAFE: Readonly<Partial<Record<Id, boolean>>> = { upperCase: true, defaultPort: true, slash: true, harmlessSlash: true };

const curedBy = (id: Id, meant: string) => (SAFE[id] ? { replace: { with: meant, safe: true } } : {});

/** The first fault of a URI: one word about each is enough. */
function faultOf({ value }: Sourced<string>, setup: Setup): Id | undefined {
  const host = hostOf(value);
  if (value === '') return 'empty';
  if (value.includes(',')) return 'comma';
  if (host === '' || /^https?:\/*$/.test(value)) return 'host';
  if (host === undefined) return 'scheme';
  if (host.includes('*')) return 'wildcard';
  if (host !== host.toLowerCase()) return 'upperCase';
  if (isInternalHost(value, setup.model.release.namespace)) return undefined;
  if (/^https:\/\/[^/]*:443(\/|$)|^http:\/\/[^/]*:80(\/|$)/.test(value)) return 'defaultPort';
  if (value.startsWith('http:') && !isLocalHost(value) && !setup.security.insecureCookieHeader.value) return 'http';
  return pathFaultOf(value, setup);
}

function pathFaultOf(value: string, setup: Setup): Id | undefined {
  const [, path = ''] = /^[^:]+:\/\/[^/]*(\/.*)?$/.exec(value) ?? [];
  if (path === '') return undefined;
  if (path !== '/') return 'path';
  const isAllowed = textsOf(setup.auth.appAuth.externalAuthServer.allowedAudience).length > 0;
  return setup.mode === 'External' && !isAllowed ? 'slash' : 'harmlessSlash';
}

const portOf = (uri: string): string => /^[^:]+:\/\/[^/]*:(\d+)/.exec(uri)?.[1] ?? '';

function meantOf(id: Id, uri: string): string {
  if (id === 'upperCase') return uri.toLowerCase();
  if (id === 'defaultPort') return uri.replace(/^([^:]+:\/\/[^/]*):\d+/, '$1');
  if (id === 'path') return URL.canParse('callback', uri) ? new URL('callback', uri).href : uri;
  return uri.replace(/\/+$/, '');
}
