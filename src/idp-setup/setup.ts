import { UsageError } from '../core/errors.ts';
import { profileOf } from '../idps/index.ts';
import { issuerFor } from '../idps/issuer.ts';
import type { IdpAnswers, IdpProfile, TokenPlan } from '../idps/profile.ts';
import type { IdpId } from '../questions/answers.ts';
import { flagName } from '../questions/names.ts';
import type { Draft } from '../questions/question.ts';
import { APP_NAMES } from './names.ts';

/** The answers that are ids of clients. */
export const CLIENT_KEYS = ['oidcClientId', 'flytectlClientId', 'propellerClientId'] as const;
export type ClientKey = (typeof CLIENT_KEYS)[number];

/** The answers that only the provider can give, once the guide or the code has been carried out. */
export const ASSIGNED_KEYS = ['oktaAuthServer', ...CLIENT_KEYS] as const;
export type AssignedKey = (typeof ASSIGNED_KEYS)[number];

/** Everything that a guide or a file for the provider is made from. */
export interface IdpSetup {
  readonly profile: IdpProfile;
  /** As they were given. */
  readonly draft: Draft;
  /** Completed: what the provider will assign is a placeholder in angle brackets. */
  readonly answers: IdpAnswers;
  /** Undefined as long as the provider has not assigned a part of it. */
  readonly issuer: string | undefined;
  /** Undefined where Flyte issues its own tokens (internal). */
  readonly tokens: TokenPlan | undefined;
  /** What this set-up will bring and nobody knows yet. */
  readonly assigned: readonly AssignedKey[];
  /** The values file that `init` writes in the same run; undefined where `init` has yet to be called. */
  readonly values: string | undefined;
}

type ClientIds = Readonly<Record<ClientKey, string>>;

const PLACEHOLDERS: ClientIds = {
  oidcClientId: '<web-app-client-id>',
  flytectlClientId: '<native-app-client-id>',
  propellerClientId: '<service-app-client-id>',
};
const ENTRA_ID = '<application-client-id>';
const ENTRA_PLACEHOLDERS: ClientIds = { oidcClientId: ENTRA_ID, flytectlClientId: ENTRA_ID, propellerClientId: ENTRA_ID };

/** At Keycloak whoever makes a client chooses its id. */
const KEYCLOAK_IDS: ClientIds = {
  oidcClientId: APP_NAMES.web,
  flytectlClientId: APP_NAMES.native,
  propellerClientId: APP_NAMES.service,
};

/** Completes the answers. Throws UsageError where one is missing that the user must know, or where they contradict each other. */
export function setupOf(draft: Draft, values?: string): IdpSetup {
  const { idp, authServer, url } = draft;
  if (idp === undefined || authServer === undefined || url === undefined) {
    throw new UsageError('idp, authServer and url have to be given');
  }
  const profile = profileOf(idp);
  const ids = idp === 'keycloak' ? KEYCLOAK_IDS : idp === 'azure-ad' ? ENTRA_PLACEHOLDERS : PLACEHOLDERS;
  const answers: IdpAnswers = { ...ids, ...draft, authServer, url };
  return {
    profile,
    draft,
    answers,
    issuer: newOktaServer(draft) ? undefined : issuerOf(draft, idp),
    tokens: authServer === 'external' ? profile.external?.plan(answers) : undefined,
    assigned: ASSIGNED_KEYS.filter((key) => draft[key] === undefined && isAssigned(key, draft)),
    values,
  };
}

/** The issuer for people to read, with a placeholder for what Okta has yet to make. */
export const shownIssuer = ({ issuer, draft }: IdpSetup): string =>
  issuer ?? `https://${draft.oktaDomain}/oauth2/<${flagName('oktaAuthServer')}>`;

/** Whether Okta has yet to make the custom authorization server, which is a part of the issuer. */
const newOktaServer = ({ idp, authServer, issuer, oktaAuthServer }: Draft): boolean =>
  idp === 'okta' && authServer === 'external' && issuer === undefined && oktaAuthServer === undefined;

function isAssigned(key: AssignedKey, draft: Draft): boolean {
  if (key === 'oktaAuthServer') return newOktaServer(draft);
  return draft.idp !== 'keycloak' && (key === 'oidcClientId' || draft.authServer === 'external');
}

function issuerOf(draft: Draft, idp: IdpId): string {
  const result = issuerFor(idp, draft);
  if ('issuer' in result) return result.issuer;
  throw new UsageError(result.problem, result.remedy);
}
