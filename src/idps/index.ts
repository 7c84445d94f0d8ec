import type { IdpId } from '../questions/answers.ts';
import { auth0 } from './auth0.ts';
import { azureAd } from './azure-ad.ts';
import { google } from './google.ts';
import { keycloak } from './keycloak.ts';
import { oidc } from './oidc.ts';
import { okta } from './okta.ts';
import type { IdpProfile } from './profile.ts';

const PROFILES: Readonly<Record<IdpId, IdpProfile>> = { okta, google, 'azure-ad': azureAd, keycloak, auth0, oidc };

/** What is known of an identity provider. */
export const profileOf = (id: IdpId): IdpProfile => PROFILES[id];

/** Every profile; the catch-all `oidc` comes last. */
export const ALL_PROFILES: readonly IdpProfile[] = Object.values(PROFILES);
