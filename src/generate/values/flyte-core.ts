import type { Notes, Value } from '../../annotated-yaml/document.ts';
import { needsInsecureCookies } from '../../core/public-url.ts';
import { secretPlaces } from '../../secrets/secret-objects.ts';
import type { AuthSetup } from '../setup.ts';
import type { ValuesInput } from './input.ts';
import { notesUnder, optional } from './mapping.ts';
import { type Reasons, reasonsFor } from './notes.ts';
import { staticClients } from './static-clients.ts';
import { tplText, tplTexts } from './text.ts';

/** How flyteadmin finds a secret in its environment: this prefix and the name of the secret (secretmanager/secrets.go). */
export const OIDC_SECRET_VARIABLE = 'FLYTE_SECRET_oidc_client_secret';

/** The values of the chart flyte-core for a set-up. The chart reads nearly all of them as templates. */
export function flyteCoreValues(input: ValuesInput): Value {
  return {
    configmap: {
      adminServer: { server: { security: security(input.setup.url) }, auth: auth(input.setup) },
      admin: propellerConfig(input.setup),
    },
    flyteadmin: oidcSecret(input),
    secrets: { adminOauthClientCredentials: propellerCredentials(input) },
  };
}

const security = (url: string): Value => ({
  useAuth: true,
  secure: false,
  insecureCookieHeader: needsInsecureCookies(url) ? true : undefined,
});

function auth(setup: AuthSetup): Value {
  const { url, namespace, issuer, openId, flyteClient } = setup;
  return {
    authorizedUris: [tplText(url), 'http://flyteadmin:80', `http://flyteadmin.${namespace}.svc.cluster.local:80`],
    userAuth: { openId: { baseUrl: tplText(issuer), clientId: tplText(openId.clientId), scopes: tplTexts(openId.scopes) } },
    appAuth: {
      ...authServer(setup),
      thirdPartyConfig: {
        flyteClient: {
          clientId: tplText(flyteClient.clientId),
          redirectUri: flyteClient.redirectUri,
          scopes: tplTexts(flyteClient.scopes),
          audience: setup.mode === 'external' ? optional(setup.flyteClient.audience, tplText) : undefined,
        },
      },
    },
  };
}

function authServer(setup: AuthSetup): { readonly [key: string]: Value } {
  if (setup.mode === 'internal') {
    return { authServerType: 'Self', selfAuthServer: { staticClients: staticClients(setup.propeller.hash) } };
  }
  return {
    authServerType: 'External',
    externalAuthServer: {
      baseUrl: tplText(setup.issuer),
      metadataUrl: optional(setup.metadataUrl, tplText),
      allowedAudience: tplTexts(setup.allowedAudience),
    },
  };
}

function propellerConfig(setup: AuthSetup): Value | undefined {
  if (setup.mode === 'internal') return undefined;
  const { scopes, audience } = setup.propeller;
  return { admin: { scopes: tplTexts(scopes), audience: optional(audience, tplText) } };
}

/** How flytepropeller logs in. */
export function propellerCredentials({ setup, secrets }: ValuesInput): { readonly [key: string]: Value | undefined } {
  return {
    enabled: true,
    // The chart prints the id between single quotes.
    clientId: setup.propeller.clientId.replaceAll("'", "''"),
    clientSecret: optional(secrets?.propeller.reveal(), tplText) ?? null,
  };
}

function oidcSecret({ setup, secrets }: ValuesInput): Value {
  if (setup.secrets.kept === 'values') {
    return { secrets: { oidc_client_secret: optional(secrets?.oidc.reveal(), tplText) } };
  }
  const name = secretPlaces(setup.chart, setup.secrets.name).oidc_client_secret;
  return { env: [{ name: OIDC_SECRET_VARIABLE, valueFrom: { secretKeyRef: { name, key: 'oidc_client_secret' } } }] };
}

/** Why the values of flyte-core are what they are, by path. */
export function flyteCoreNotes(input: ValuesInput): Notes {
  const reasons = reasonsFor(input);
  return {
    ...notesUnder('configmap.adminServer', serverNotes(reasons)),
    'configmap.admin.admin.scopes': reasons.propellerScopes,
    'configmap.admin.admin.audience': reasons.audienceParameter,
    ...secretNotes(input, reasons),
  };
}

const serverNotes = (reasons: Reasons): Notes => ({
  'server.security.useAuth': 'The switch; everything else here is ignored without it.',
  'server.security.secure': 'TLS ends at the ingress. With true flyteadmin would want certificates of its own.',
  'server.security.insecureCookieHeader': reasons.insecureCookies,
  'auth.authorizedUris': `${reasons.authorizedUris} The others are for flytepropeller and flytescheduler.`,
  'auth.userAuth.openId.baseUrl': reasons.issuer,
  'auth.userAuth.openId.clientId': `${reasons.webClient} The chart's default is a client of somebody else.`,
  'auth.userAuth.openId.scopes': reasons.loginScopes,
  'auth.appAuth.authServerType': 'Who issues the access tokens: Self or External, in exactly this spelling.',
  'auth.appAuth.externalAuthServer.metadataUrl': reasons.metadataUrl,
  'auth.appAuth.externalAuthServer.allowedAudience': reasons.allowedAudience,
  'auth.appAuth.selfAuthServer.staticClients':
    'All three, because this map replaces the built-in one whole; without flytectl no CLI could log in.',
  'auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret': reasons.hash,
  'auth.appAuth.thirdPartyConfig.flyteClient': reasons.cliClient,
  'auth.appAuth.thirdPartyConfig.flyteClient.scopes': reasons.cliScopes,
  'auth.appAuth.thirdPartyConfig.flyteClient.audience': reasons.audienceParameter,
});

function secretNotes({ setup }: ValuesInput, reasons: Reasons): Notes {
  const credentials = 'secrets.adminOauthClientCredentials';
  if (setup.secrets.kept === 'values') return { [`${credentials}.clientId`]: reasons.propellerClient };
  const places = secretPlaces(setup.chart, setup.secrets.name);
  return {
    'flyteadmin.env':
      'The client secret of the web app, from a Secret outside of Helm. A list replaces the whole list of the values before it: add what you have under flyteadmin.env already.',
    [`${credentials}.enabled`]: 'Mounts the Secret; it has to be true with a Secret of your own, too.',
    [`${credentials}.clientId`]: reasons.propellerClient,
    [`${credentials}.clientSecret`]: `null: Helm makes no Secret. "${places.client_secret}" with the key client_secret has to exist; keep that name, because flytescheduler mounts no other.`,
  };
}
