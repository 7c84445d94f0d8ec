import { selfTokenUrl } from '../../flyte/server-url.ts';
import { isInternalHost } from '../../rules/hosts.ts';
import type { Mode } from '../../rules/setup.ts';
import { textsOf } from '../../rules/values.ts';
import { fail, type Outcome, pass, quoted, skip } from '../check.ts';
import type { Expected } from '../expected.ts';
import { type JsonObject, jsonObject } from '../json.ts';
import { GrpcStatus } from '../net/grpc.ts';
import { type Reply, redirectOf } from '../net/http.ts';
import { notDeployed } from './login.ts';
import { fieldIn, gatewayCode, type Site, type SiteCheck } from './site.ts';

/** flyteadmin redirects to the document that it has itself started with. */
export const discoveryRedirectCheck: SiteCheck = {
  id: 'flyte-issuer',
  title: '/.well-known/openid-configuration',
  needs: ['flyte-reachable'],
  async run(site) {
    const reply = await site.page('discovery');
    const target = redirectOf(reply);
    if (target === undefined) {
      return fail(
        `it answers ${reply.status} instead of 303`,
        'turn authentication on, and let the ingress send /.well-known to flyteadmin',
      );
    }
    const wanted = site.idp?.discovery.url;
    if (wanted === undefined || (URL.canParse(wanted) && new URL(wanted).href === target.href))
      return pass(`leads to ${target.href}`);
    return notDeployed(`it leads to ${quoted(target.href)}, and the values to ${quoted(wanted)}`);
  },
};

/** What flytectl and pyflyte learn about the authorization server. */
export const metadataCheck: SiteCheck = {
  id: 'flyte-metadata',
  title: '/.well-known/oauth-authorization-server',
  needs: ['flyte-reachable'],
  async run(site) {
    const reply = await site.page('metadata');
    const document = reply.status === 200 ? jsonObject(reply.text) : undefined;
    return document === undefined ? noMetadata(reply) : judgeMetadata(site, document);
  },
};

function noMetadata(reply: Reply): Outcome {
  const { status } = reply;
  if (gatewayCode(reply) === GrpcStatus.unimplemented)
    return fail('flyteadmin has none: it runs without authentication', 'turn authentication on', { rule: 'auth-off' });
  if (gatewayCode(reply) !== undefined) {
    return fail(
      `flyteadmin answers ${status}: it cannot fetch the metadata of the authorization server`,
      'correct externalAuthServer.metadataUrl',
      { rule: 'metadata-url' },
    );
  }
  return fail(`it answers ${status} instead of 200`, 'let the ingress send /.well-known to flyteadmin');
}

function judgeMetadata({ url, expected }: Site, document: JsonObject): Outcome {
  const tokenEndpoint = shown(fieldIn(document, 'token_endpoint'));
  if (!URL.canParse(tokenEndpoint))
    return fail(`token_endpoint is ${quoted(tokenEndpoint)}, which is no URL`, 'correct the authorization server');
  const isInternal = isInternalHost(tokenEndpoint, expected?.namespace ?? '');
  if (isInternal && !isInternalHost(url, expected?.namespace ?? '')) {
    return fail(
      `token_endpoint ${quoted(tokenEndpoint)} can be reached inside the cluster alone`,
      'give the authorization server its public host name, or put the public URL first in authorizedUris',
    );
  }
  const mode = modeOf(document);
  if (expected !== undefined && mode !== expected.mode) {
    return notDeployed(`tokens come from ${quoted(tokenEndpoint)} (${WORDS[mode]}), and the values want ${WORDS[expected.mode]}`);
  }
  if (mode === 'Self' && tokenEndpoint !== selfTokenUrl(url)) {
    return fail(
      `token_endpoint is ${quoted(tokenEndpoint)}, which is not below ${url}`,
      'put the public URL first in authorizedUris',
      { rule: 'authorized-uris-order' },
    );
  }
  return pass(`${WORDS[mode]}: ${tokenEndpoint}`);
}

const WORDS: Readonly<Record<Mode, string>> = {
  Self: "Flyte's own authorization server",
  External: 'an external authorization server',
};

/** The endpoints of Flyte's own server have these paths, whatever host they are announced with (authzserver/metadata.go). */
const OWN_PATHS = { token_endpoint: '/oauth2/token', authorization_endpoint: '/oauth2/authorize', jwks_uri: '/oauth2/jwks' };

const modeOf = (document: JsonObject): Mode =>
  Object.entries(OWN_PATHS).every(([name, path]) => pathOf(shown(fieldIn(document, name))) === path) ? 'Self' : 'External';

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : '');

/** What flytectl and pyflyte learn about themselves. */
export const clientCheck: SiteCheck = {
  id: 'flyte-client-config',
  title: '/config/v1/flyte_client',
  needs: ['flyte-metadata'],
  async run(site) {
    const reply = await site.page('client');
    const document = reply.status === 200 ? jsonObject(reply.text) : undefined;
    if (document === undefined)
      return fail(`it answers ${reply.status} instead of 200`, 'let the ingress send /config to flyteadmin');
    if (site.expected === undefined) return skip('no values are given to compare with (-f)');
    return differingClient(document, site.expected) ?? pass('as in the values');
  },
};

function differingClient(document: JsonObject, { auth }: Expected): Outcome | undefined {
  const { clientId, redirectUri, scopes, audience } = auth.appAuth.thirdPartyConfig.flyteClient;
  const wanted = {
    client_id: clientId.value,
    redirect_uri: redirectUri.value,
    scopes: textsOf(scopes).join(' '),
    audience: audience.value,
    authorization_metadata_key: auth.grpcAuthorizationHeader.value,
  };
  const found = Object.entries(wanted).find(([name, value]) => shown(fieldIn(document, name)) !== value);
  return (
    found && notDeployed(`${found[0]} is ${quoted(shown(fieldIn(document, found[0])))}, and the values say ${quoted(found[1])}`)
  );
}

/** An empty field is left out by the one spelling of the gateway, and printed by the other. */
const shown = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(' ') : typeof value === 'string' ? value : '';
