import type { AuthSetup } from '../generate/setup.ts';
import { profileOf } from '../idps/index.ts';
import type { IdpProfile } from '../idps/profile.ts';
import { recogniseIssuer } from '../idps/recognise.ts';
import type { AuthServer } from '../questions/answers.ts';
import type { Draft } from '../questions/question.ts';

/** A client that logs in with a secret: its id and what it asks the authorization server for. */
export interface ServiceClient {
  readonly clientId: string | undefined;
  readonly scopes: readonly string[];
  /** The `audience` parameter, for providers that want one. */
  readonly audience: string | undefined;
}

/** What a client has to know of a Flyte; what is undefined nobody has told. */
export interface ClientFacts {
  readonly url: string;
  readonly mode: AuthServer | undefined;
  readonly profile: IdpProfile | undefined;
  /** flytepropeller's client, which a CI job may share. */
  readonly service: ServiceClient | undefined;
}

/** Flyte's own authorization server lets nobody in without this scope, and a service has no use for another. */
const INTERNAL_SCOPES = ['all'];

/** The facts behind the values of a release. */
export function factsOfSetup(setup: AuthSetup): ClientFacts {
  const { mode, url, issuer, propeller } = setup;
  const service =
    mode === 'external'
      ? { clientId: propeller.clientId, scopes: setup.propeller.scopes, audience: setup.propeller.audience }
      : { clientId: propeller.clientId, scopes: INTERNAL_SCOPES, audience: undefined };
  return { url, mode, profile: profileOf(recogniseIssuer(issuer).idp ?? 'oidc'), service };
}

/** The facts behind answers, as far as they go; `url` has to be among them. */
export function factsOfAnswers(draft: Draft & { readonly url: string }): ClientFacts {
  const { url, authServer: mode, idp } = draft;
  const profile = idp === undefined ? undefined : profileOf(idp);
  return { url, mode, profile, service: serviceOf(draft, profile) };
}

function serviceOf(draft: Draft & { readonly url: string }, profile: IdpProfile | undefined): ServiceClient | undefined {
  const { authServer } = draft;
  if (authServer === undefined) return undefined;
  if (authServer === 'internal') return { clientId: 'flytepropeller', scopes: INTERNAL_SCOPES, audience: undefined };
  const plan = profile?.external?.plan({ oidcClientId: '', ...draft, authServer });
  return plan && { clientId: draft.propellerClientId, scopes: plan.propellerScopes, audience: plan.audience };
}
