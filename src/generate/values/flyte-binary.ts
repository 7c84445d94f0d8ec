import type { Notes, Value } from '../../annotated-yaml/document.ts';
import { isLoopback, needsInsecureCookies } from '../../core/public-url.ts';
import { HASH_FILE } from '../hash-file.ts';
import type { AuthSetup, ExternalSetup } from '../setup.ts';
import type { ValuesInput } from './input.ts';
import { filled, notesUnder, optional } from './mapping.ts';
import { type Reasons, reasonsFor, tokenUrlReason } from './notes.ts';
import { bareText, tplText, tplTexts } from './text.ts';

/** What the chart writes into the configuration by itself (templates/configmap.yaml). */
const LOGIN_SCOPES_OF_CHART = ['profile', 'openid'];

/** Flyte's own HTTP port, seen from inside of its pod (templates/deployment.yaml). */
const TOKEN_URL_IN_POD = 'http://localhost:8088/oauth2/token';

/** The values of the chart flyte-binary for a set-up. */
export function flyteBinaryValues(input: ValuesInput): Value {
  const config = configSecret(input.setup);
  return {
    configuration: {
      auth: chartAuth(input),
      inlineSecretRef: config === undefined ? undefined : tplText(config),
      inline: inline(input.setup),
    },
  };
}

const configSecret = ({ secrets }: AuthSetup): string | undefined => (secrets.kept === 'outside' ? secrets.config : undefined);

/** What the chart knows by itself; the chart prints none of it through a template but `authorizedUris`. */
function chartAuth({ setup, secrets }: ValuesInput): Value {
  return {
    enabled: true,
    enableAuthServer: setup.mode === 'external' ? false : undefined,
    oidc: { baseUrl: setup.issuer, clientId: setup.openId.clientId, clientSecret: secrets?.oidc.reveal() },
    internal: {
      clientId: bareText(setup.propeller.clientId),
      clientSecret: secrets?.propeller.reveal(),
      clientSecretHash: setup.mode === 'internal' && !configSecret(setup) ? setup.propeller.hash : undefined,
      audience: setup.mode === 'external' ? optional(setup.propeller.audience, bareText) : undefined,
    },
    clientSecretsExternalSecretRef: setup.secrets.kept === 'outside' ? setup.secrets.name : undefined,
    flyteClient: { ...setup.flyteClient },
    authorizedUris: [tplText(setup.url)],
  };
}

/** What the chart has no values for: Flyte's own configuration, all of it read as a template. */
function inline(setup: AuthSetup): Value | undefined {
  const scopes = setup.openId.scopes.join() === LOGIN_SCOPES_OF_CHART.join() ? undefined : tplTexts(setup.openId.scopes);
  return filled({
    auth: filled({
      userAuth: scopes && { openId: { scopes } },
      appAuth: setup.mode === 'external' ? externalAppAuth(setup) : undefined,
    }),
    admin: setup.mode === 'external' ? { scopes: tplTexts(setup.propeller.scopes) } : tokenUrl(setup.url),
    server: needsInsecureCookies(setup.url) ? { security: { insecureCookieHeader: true } } : undefined,
  });
}

const externalAppAuth = (setup: ExternalSetup): Value => ({
  authServerType: 'External',
  externalAuthServer: {
    baseUrl: tplText(setup.issuer),
    metadataUrl: optional(setup.metadataUrl, tplText),
    allowedAudience: tplTexts(setup.allowedAudience),
  },
});

const tokenUrl = (url: string): Value | undefined => (isLoopback(url) ? { tokenUrl: TOKEN_URL_IN_POD } : undefined);

/** Why the values of flyte-binary are what they are, by path. */
export function flyteBinaryNotes(input: ValuesInput): Notes {
  const reasons = reasonsFor(input);
  return {
    ...notesUnder('configuration.auth', chartNotes(input.setup.mode === 'external', reasons)),
    'configuration.inlineSecretRef': `A Secret with one more configuration file, ${HASH_FILE}: the hash of flytepropeller's secret. Without it flytepropeller cannot log in.`,
    ...notesUnder('configuration.inline', inlineNotes(input, reasons)),
  };
}

const chartNotes = (external: boolean, reasons: Reasons): Notes => ({
  enableAuthServer: external
    ? "Takes out the clients of Flyte's own authorization server, and no more: the switch is inline.auth.appAuth.authServerType."
    : undefined,
  'oidc.baseUrl': reasons.issuer,
  'oidc.clientId': reasons.webClient,
  'internal.clientId': external
    ? `${reasons.propellerClient} The chart calls it internal in external set-ups too.`
    : reasons.propellerClient,
  'internal.clientSecretHash': reasons.hash,
  'internal.audience': reasons.audienceParameter,
  clientSecretsExternalSecretRef:
    'A Secret in the namespace of the release with the keys client_secret (flytepropeller) and oidc_client_secret (web app). Helm neither makes it nor restarts Flyte when it changes.',
  flyteClient: reasons.cliClient,
  'flyteClient.scopes': reasons.cliScopes,
  'flyteClient.audience': reasons.audienceParameter,
  authorizedUris: reasons.authorizedUris,
});

const inlineNotes = ({ setup, profile }: ValuesInput, reasons: Reasons): Notes => ({
  'auth.userAuth.openId.scopes': `What the login asks ${profile.label} for; the list replaces the chart's. ${reasons.loginScopes}`,
  'auth.appAuth.authServerType': 'The chart has no value for this switch; without it Flyte goes on to issue its own tokens.',
  'auth.appAuth.externalAuthServer.metadataUrl': reasons.metadataUrl,
  'auth.appAuth.externalAuthServer.allowedAudience': reasons.allowedAudience,
  'admin.scopes': reasons.propellerScopes,
  'admin.tokenUrl': tokenUrlReason(setup.url),
  'server.security.insecureCookieHeader': reasons.insecureCookies,
});
