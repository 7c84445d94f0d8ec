import type { Answers, IdpId } from '../questions/answers.ts';
import type { Secret } from '../secrets/secret.ts';
import type { IssuerUrl, Recognised } from './issuer-url.ts';

/** The answers that an issuer URL is built from. */
export type IssuerDetails = Pick<
  Answers,
  'oktaDomain' | 'oktaAuthServer' | 'tenantId' | 'cloud' | 'keycloakUrl' | 'realm' | 'auth0Domain' | 'issuer'
>;

/** The answers that a provider's side of the set-up depends on. */
export type IdpAnswers = IssuerDetails &
  Pick<
    Answers,
    'authServer' | 'url' | 'oidcClientId' | 'propellerClientId' | 'flytectlClientId' | 'audience' | 'apiScope' | 'metadataUrl'
  >;

/** An issuer, or the answer that stands in its way. */
export type IssuerResult =
  | { readonly issuer: string }
  | { readonly detail: keyof IssuerDetails; readonly problem: string; readonly remedy?: string };

/** What Flyte has to be told where the provider issues its access tokens. */
export interface TokenPlan {
  /** Path below the issuer, or URL, of the metadata document; undefined for Flyte's own default. */
  readonly metadataUrl: string | undefined;
  /** What the provider puts into `aud`. */
  readonly allowedAudience: readonly string[];
  /** What flytectl and pyflyte ask for on behalf of a person. */
  readonly cliScopes: readonly string[];
  /** What flytepropeller and flytescheduler ask for with client credentials. */
  readonly propellerScopes: readonly string[];
  /** The `audience` parameter of token requests, for providers that want one. */
  readonly audience?: string;
}

/** A provider as Flyte's external authorization server; the notes say why its plan is what it is, for comments. */
export interface ExternalSide {
  plan(answers: IdpAnswers): TokenPlan;
  readonly notes: {
    readonly audience: string;
    readonly cliScopes: string;
    readonly propellerScopes: string;
    /** What logins on another device (device authorization grant) need of the public client. */
    readonly deviceFlow: string;
  };
}

/** How ids or secrets of a provider usually look. */
export interface Format {
  readonly pattern: RegExp;
  /** Continues "does not look like". */
  readonly looks: string;
}

/** Something odd about a client id or secret; warnings only, but for what can never work. */
export interface Advice {
  readonly level: 'error' | 'warning';
  readonly message: string;
}

export type RegisteredApp = 'web' | 'native' | 'service' | 'server' | 'policy';

/** One thing that has to exist at the provider: `server` is its authorization server, API or realm, `policy` who may use that. */
export interface RegistrationStep {
  readonly app: RegisteredApp;
  readonly title: string;
  /** The way to it through the provider's console, as `>` joins its menus; undefined where nobody knows. */
  readonly where: string | undefined;
  readonly settings: readonly { readonly name: string; readonly value: string }[];
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** Everything that is known of one identity provider; pure, and free of charts and files. */
export interface IdpProfile {
  readonly id: IdpId;
  readonly label: string;
  /** Why the provider cannot issue Flyte's access tokens (external authorization server); undefined where it can. */
  whyNotExternal(details: IssuerDetails): string | undefined;
  /** Builds the issuer from the provider's own details. */
  issuerOf(details: IssuerDetails): IssuerResult;
  /** Judges a URL on one of the provider's hosts, or of one of its path forms; undefined for a stranger's. */
  recognise(url: IssuerUrl): Recognised | undefined;
  /** What the browser login asks for (`userAuth.openId.scopes`). */
  readonly loginScopes: readonly string[];
  /** Why the login scopes are what they are: one or more sentences for a comment. */
  readonly loginScopesNote: string;
  /** Absent where the provider never can issue Flyte's access tokens. */
  readonly external?: ExternalSide;
  readonly clientId: Format | undefined;
  readonly clientSecret: Format | undefined;
  /** A secret that cannot be one, whatever its format. */
  secretTrap?(secret: Secret): string | undefined;
  readonly links: readonly Link[];
  registration(answers: IdpAnswers): readonly RegistrationStep[];
}
