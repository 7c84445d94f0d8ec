import { isLoopback } from '../core/public-url.ts';
import { isGuid } from '../idps/guid.ts';
import type { APP_NAMES, SERVER_NAME } from './names.ts';
import type { IdpSetup } from './setup.ts';

/** What a registration is called: with the host, so that another Flyte in the same tenant keeps its own. */
export const registrationName = (
  app: typeof SERVER_NAME | typeof APP_NAMES.native | typeof APP_NAMES.service,
  { answers }: IdpSetup,
): string => `${app} ${new URL(answers.url).host}`;

/** The id of the exposed scope; it has to be unique among the scopes of one registration only, and stays so that a second run changes nothing. */
export const API_SCOPE_ID = 'f17e0000-0a11-4a11-8a11-000000000a11';

/** The one scope that the API may expose: Flyte takes all of `scp` for a single scope, and wants it to be this one. */
export const API_SCOPE = 'all';

/** What people read who are asked for consent. */
export const API_SCOPE_TEXT = 'Use Flyte';

/** Whether redirect URIs of one registration would collide: Entra does not tell ports of localhost apart. */
export const collides = ({ answers }: IdpSetup): boolean => isLoopback(answers.url);

/** Whether flytectl has a registration of its own: it has to, or the ids that were given say so. */
export const hasOwnCliApp = (setup: IdpSetup): boolean =>
  setup.tokens !== undefined && (collides(setup) || ownIdOf(setup, 'flytectlClientId') !== undefined);

/** Whether flytepropeller has a registration of its own: only the ids that were given can say so. */
export const hasOwnServiceApp = (setup: IdpSetup): boolean =>
  setup.tokens !== undefined && ownIdOf(setup, 'propellerClientId') !== undefined;

/** The id that was given for a registration beside that of the web app; undefined where they are one. */
export function ownIdOf({ draft }: IdpSetup, key: 'flytectlClientId' | 'propellerClientId'): string | undefined {
  return draft.oidcClientId === undefined || draft[key] === draft.oidcClientId ? undefined : draft[key];
}

/** The application ID URI that the user chose; undefined for Entra's own form, `api://<client id>`. */
export function chosenApiUri({ draft }: IdpSetup): string | undefined {
  const uri = draft.apiScope?.replace(/\/[^/]*$/, '');
  return uri === undefined || isGuid(uri.replace(/^api:\/\//, '')) ? undefined : uri;
}

/** The tenant of the set-up; undefined where neither the answers nor the issuer tell it. */
export const tenantOf = ({ draft, issuer }: IdpSetup): string | undefined =>
  draft.tenantId ?? issuer?.split('/').find((part) => isGuid(part));
