import { isLoopback } from '../generate/url.ts';
import { isGuid } from '../idps/guid.ts';
import type { APP_NAMES, SERVER_NAME } from './names.ts';
import type { IdpSetup } from './setup.ts';

/** What a registration is called: with the host, so that another Flyte in the same tenant keeps its own. */
export const registrationName = (app: typeof SERVER_NAME | typeof APP_NAMES.native, { answers }: IdpSetup): string =>
  `${app} ${new URL(answers.url).host}`;

/** The id of the exposed scope; it has to be unique among the scopes of one registration only, and stays so that a second run changes nothing. */
export const API_SCOPE_ID = 'f17e0000-0a11-4a11-8a11-000000000a11';

/** The one scope that the API may expose: Flyte takes all of `scp` for a single scope, and wants it to be this one. */
export const API_SCOPE = 'all';

/** What people read who are asked for consent. */
export const API_SCOPE_TEXT = 'Use Flyte';

/** Whether flytectl needs a registration of its own: Entra does not tell ports of localhost apart, so its redirect URI would collide. */
export const needsOwnCliApp = ({ answers, tokens }: IdpSetup): boolean => tokens !== undefined && isLoopback(answers.url);

/** The application ID URI that the user chose; undefined for Entra's own form, `api://<client id>`. */
export function chosenApiUri({ draft }: IdpSetup): string | undefined {
  const uri = draft.apiScope?.replace(/\/[^/]*$/, '');
  return uri === undefined || isGuid(uri.replace(/^api:\/\//, '')) ? undefined : uri;
}

/** The tenant of the set-up; undefined where neither the answers nor the issuer tell it. */
export const tenantOf = ({ draft, issuer }: IdpSetup): string | undefined =>
  draft.tenantId ?? issuer?.split('/').find((part) => isGuid(part));
