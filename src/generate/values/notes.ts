import { isLoopback } from '../../core/public-url.ts';
import { consoleRedirectUri } from '../../idps/steps.ts';
import type { ValuesInput } from './input.ts';

/** The reasons behind values that people get wrong, by topic; each chart puts them above its own keys. */
export interface Reasons {
  readonly issuer: string;
  readonly webClient: string;
  readonly loginScopes: string;
  readonly authorizedUris: string;
  readonly cliClient: string;
  readonly cliScopes: string;
  /** For the parameter `audience` of token requests. */
  readonly audienceParameter: string;
  readonly propellerClient: string;
  readonly propellerScopes: string;
  readonly hash: string;
  readonly metadataUrl: string;
  readonly allowedAudience: string;
  readonly insecureCookies: string;
}

/** Words the reasons for one set-up. */
export function reasonsFor({ setup, profile }: ValuesInput): Reasons {
  const external = setup.mode === 'external';
  const notes = external ? profile.external?.notes : undefined;
  return {
    issuer: `Equals "issuer" in the discovery document of ${profile.label} byte by byte${
      setup.issuer.endsWith('/') ? ', the final slash included' : ', without a final slash'
    }; flyteadmin does not start otherwise.`,
    webClient: `The web app, by which people log in to the console (redirect URI ${consoleRedirectUri(setup.url)}).`,
    loginScopes: profile.loginScopesNote,
    authorizedUris:
      'Scheme, host and port as in the browser, without a final slash. The public URL comes first: Flyte falls back to the first one.',
    cliClient: external
      ? 'What flytectl and pyflyte are told: the public (native) app and what to ask for.'
      : "What flytectl and pyflyte are told: the client that Flyte's own authorization server knows.",
    cliScopes: notes?.cliScopes ?? 'With offline, CLIs get refresh tokens and people log in less often.',
    audienceParameter: `Sent with token requests: ${profile.label} issues tokens that Flyte cannot read otherwise.`,
    propellerClient: external
      ? 'The service app, by which flytepropeller gets its tokens.'
      : "The name of flytepropeller in Flyte's own authorization server; no other is known there.",
    propellerScopes: notes?.propellerScopes ?? '',
    hash: "base64 of the bcrypt hash of flytepropeller's client secret: the two only work together (flyte-auth-config hash makes both).",
    metadataUrl: `Where ${profile.label} publishes its metadata, below baseUrl. A leading slash would mean the root of the host.`,
    allowedAudience: `${notes?.audience ?? ''} Without the list Flyte would expect the URL by which each caller reached it.`,
    insecureCookies:
      'Browsers drop Secure cookies on plain http. Take this out as soon as Flyte has TLS: it sends sessions in the clear.',
  };
}

/** Above the token URL of the sandbox. */
export const tokenUrlReason = (url: string): string | undefined =>
  isLoopback(url) ? `Inside of the pod ${url} leads nowhere: flytepropeller gets its tokens from Flyte's own port.` : undefined;
