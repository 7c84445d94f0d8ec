import type { IdpId } from '../questions/answers.ts';
import { ENTRA_HOSTS } from './entra-issuer.ts';
import { issuerFor } from './issuer.ts';
import { type IssuerUrl, issuerUrl } from './issuer-url.ts';
import type { IssuerDetails } from './profile.ts';
import { recogniseIssuer } from './recognise.ts';

/** The provider behind an issuer, and the answers that lead to that issuer. */
export interface ReadIssuer extends IssuerDetails {
  readonly idp: IdpId;
}

/** How each provider's details stand in its issuers; what comes of it is checked by building the issuer again. */
const READERS: Readonly<Record<IdpId, (url: IssuerUrl) => IssuerDetails>> = {
  okta: ({ authority, path }) => ({ oktaDomain: authority, oktaAuthServer: path.replace(/^\/oauth2\/|\/$/g, '') }),
  google: () => ({}),
  'azure-ad': entraDetails,
  keycloak: ({ text }) => {
    const [, keycloakUrl = '', realm = ''] = /^(.*)\/realms\/(.*)$/.exec(text) ?? [];
    return { keycloakUrl, realm: decoded(realm) };
  },
  auth0: ({ authority }) => ({ auth0Domain: authority }),
  oidc: ({ text }) => ({ issuer: text }),
};

/** Turns an issuer URL back into answers; undefined for one that cannot work. */
export function readIssuer(issuer: string): ReadIssuer | undefined {
  const { level, idp = 'oidc' } = recogniseIssuer(issuer);
  const url = issuerUrl(issuer);
  if (level === 'error' || url === undefined) return undefined;
  const details = READERS[idp](url);
  const built = issuerFor(idp, details);
  return 'issuer' in built && built.issuer === issuer ? { idp, ...details } : { idp, issuer };
}

function entraDetails({ host, path }: IssuerUrl): IssuerDetails {
  const cloud = (['public', 'us-gov', 'china'] as const).find((name) => ENTRA_HOSTS[name] === host);
  const tenantId = path.split('/')[1] ?? '';
  return cloud === undefined ? {} : { tenantId, cloud };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
