import type { IdpId } from '../questions/answers.ts';
import { ALL_PROFILES } from './index.ts';
import { type IssuerUrl, issuerUrl, type Recognised, recognised } from './issuer-url.ts';
import { unsupportedProviderAt } from './unsupported.ts';
import { VERDICTS, type Verdict, type VerdictMeaning } from './verdicts.ts';

/** What can be told from an issuer URL alone. */
export interface IssuerVerdict extends VerdictMeaning {
  readonly verdict: Verdict;
  readonly idp?: IdpId;
  /** The URL that is probably meant. */
  readonly suggestion?: string;
}

/** Judges an issuer URL by its form; asks nobody. */
export function recogniseIssuer(text: string): IssuerVerdict {
  const { verdict, suggestion } = recogniseText(text);
  const meaning: VerdictMeaning = VERDICTS[verdict];
  return { verdict, ...meaning, ...(suggestion === undefined ? {} : { suggestion }) };
}

function recogniseText(text: string): Recognised {
  if (/[<>{}\s]/.test(text)) return recognised('reject:placeholder-or-space');
  if (/[?#]/.test(text)) return recognised('reject:query-or-fragment', meantBy(text.replace(/[?#].*$/, '')));
  const url = issuerUrl(text);
  if (url === undefined) return recognised('reject:no-scheme', schemeAdded(text));
  if (unsupportedProviderAt(url.host)) return recognised('reject:unsupported-idp');
  return recogniseExtraPath(url) ?? recogniseForm(url);
}

/** Paths of documents and endpoints that people copy together with the issuer. */
function recogniseExtraPath(url: IssuerUrl): Recognised | undefined {
  const wellKnown = url.text.indexOf('/.well-known/');
  if (wellKnown >= 0) return recognised('reject:well-known-suffix', meantBy(url.text.slice(0, wellKnown)));
  for (const [endpoint, replacement] of ENDPOINTS) {
    if (endpoint.test(url.path)) {
      const path = url.path.replace(endpoint, replacement);
      return recognised('reject:endpoint-not-issuer', meantBy(`${url.scheme}://${url.authority}${path}`));
    }
  }
  return undefined;
}

/** Endpoint paths of Entra, Okta and Keycloak, and what stands in their place in the issuer. */
const ENDPOINTS: readonly (readonly [RegExp, string])[] = [
  [/\/oauth2\/v2\.0\/(?:authorize|token|devicecode|logout)\/?$/, '/v2.0'],
  [/^\/oauth2\/v1\/[a-z/]+$/, ''],
  [/\/v1\/(?:authorize|token|keys|userinfo|introspect|revoke|logout|device\/authorize|par)\/?$/, ''],
  [/\/protocol\/openid-connect(?:\/.*)?$/, ''],
];

function recogniseForm(url: IssuerUrl): Recognised {
  for (const profile of ALL_PROFILES) {
    const found = profile.recognise(url);
    if (found !== undefined) return found;
  }
  return recognised('oidc');
}

/** A corrected URL, corrected once more where its own form still has a fault. */
function meantBy(text: string): string {
  return recogniseText(text).suggestion ?? text;
}

const schemeAdded = (text: string): string | undefined =>
  /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:\/.*)?$/.test(text) ? meantBy(`https://${text}`) : undefined;
