import type { IdpId } from '../questions/answers.ts';
import { profileOf } from './index.ts';
import type { IssuerDetails, IssuerResult } from './profile.ts';
import { recogniseIssuer } from './recognise.ts';

/** The issuer that the answers lead to: the given one, else the one built from the provider's details. Never one known to be wrong. */
export function issuerFor(idp: IdpId, details: IssuerDetails): IssuerResult {
  const given = details.issuer !== undefined && details.issuer !== '';
  const result: IssuerResult = given ? { issuer: details.issuer } : profileOf(idp).issuerOf(details);
  if (!('issuer' in result)) return result;
  const { level, why, suggestion } = recogniseIssuer(result.issuer);
  if (level !== 'error') return result;
  const problem = `"${result.issuer}" ${why}`;
  const detail = given ? 'issuer' : mainDetail(idp);
  return suggestion === undefined ? { detail, problem } : { detail, problem, remedy: `use "${suggestion}"` };
}

/** The answer to ask for again when the whole issuer makes no sense. */
const mainDetail = (idp: IdpId): keyof IssuerDetails =>
  (
    ({
      okta: 'oktaDomain',
      google: 'issuer',
      'azure-ad': 'tenantId',
      keycloak: 'keycloakUrl',
      auth0: 'auth0Domain',
      oidc: 'issuer',
    }) as const
  )[idp];
