import type { Sourced } from '../core/origin.ts';
import type { Plain } from '../core/tree.ts';
import { isGuid } from '../idps/guid.ts';
import { profileOf } from '../idps/index.ts';
import type { IdpId } from '../questions/answers.ts';
import { inspectHash } from '../secrets/hash-form.ts';
import { secretOf } from '../secrets/secret.ts';
import { defineRule, type Report } from './rule.ts';
import { clientSecretOf, type SecretFile, secretFile } from './secret-files.ts';
import { type Setup, setupOf } from './setup.ts';
import { isSecretVariable, isUnfilled } from './values.ts';

/** Providers where administrators may choose secrets, even such as look like something else. */
const FREE: readonly IdpId[] = ['keycloak', 'oidc'];

interface Kind {
  readonly what: string;
  readonly fits: (secret: string) => boolean;
  /** The providers whose secrets look like that. */
  readonly of?: IdpId;
}

/** What is never anybody's client secret, or only one provider's. */
const KINDS: readonly Kind[] = [
  { what: 'a client secret of Google', fits: (text) => /^GOCSPX-/.test(text), of: 'google' },
  { what: 'a client secret of Microsoft Entra', fits: (text) => /^[\w~.]{3}\dQ~[\w~.-]{31,34}$/.test(text), of: 'azure-ad' },
  { what: 'a client id of Google', fits: (text) => text.endsWith('.apps.googleusercontent.com') },
  { what: 'a client id of Okta', fits: (text) => /^0oa[A-Za-z0-9]{17}$/.test(text) },
  { what: 'a URL', fits: (text) => /^https?:\/\//.test(text) },
  { what: 'a bcrypt hash', fits: (text) => 'bcrypt' in inspectHash(text) },
];

const MESSAGES = {
  other: 'the client secret of {who} is {what}. copy the secret of its app at {idp}',
  own: 'the client secret of {who} is its client id. copy the secret beside it',
  trap: {
    text: '{problem}',
    symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client" "AADSTS7000215' },
  },
} as const;

/** Only what clearly is something else: a secret of an unusual form is nobody's business. */
export const clientSecretKind = defineRule({
  id: 'client-secret-kind',
  severity: 'error',
  category: 'secret',
  summary: 'what stands in the place of a client secret is something else',
  symptom: { component: 'flyteadmin', when: 'login', text: 'Error when exchanging code oauth2: "invalid_client"' },
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    for (const credential of setup ? credentials(setup) : []) {
      const secret = credential.file?.kind === 'value' ? ownSecret(credential.file.secret) : undefined;
      if (secret) judge(credential, secret, report);
    }
  },
});

function judge({ who, id, idp, isWeb }: Credential, secret: Sourced<string>, report: Report<typeof MESSAGES>): void {
  const { label, secretTrap } = profileOf(idp);
  const problem = secretTrap?.(secretOf(secret.value));
  const what = kindOf(secret.value, idp);
  const isFree = FREE.includes(idp);
  if (secret.value === id && !isFree) report('own', { at: secret, data: { who } });
  // For the console, another rule has said so.
  else if (problem !== undefined && !isWeb) report('trap', { at: secret, data: { problem } });
  else if (what !== undefined)
    report('other', { at: secret, severity: isFree ? 'warning' : 'error', data: { who, what, idp: label } });
}

function kindOf(secret: string, idp: IdpId): string | undefined {
  const found = KINDS.find(({ fits, of }) => fits(secret) && of !== idp);
  if (found) return found.what;
  // At Entra a GUID is the id of the secret, for which that profile has words of its own.
  return isGuid(secret) && (idp === 'google' || idp === 'okta' || idp === 'auth0') ? 'a GUID' : undefined;
}

interface Credential {
  readonly who: string;
  readonly id: string;
  readonly idp: IdpId;
  readonly file: SecretFile | undefined;
  readonly isWeb: boolean;
}

/** The console's credentials at the provider, and with an external server those of the services too. */
function credentials({ model, server, auth, login, tokens, callers }: Setup): readonly Credential[] {
  const { clientId, clientSecretName } = auth.userAuth.openId;
  const web = {
    who: 'the console',
    id: clientId.value,
    file: secretFile(model, server.name, clientSecretName.value),
    isWeb: true,
  };
  const idp = tokens?.verdict.idp;
  const services = callers.map((caller) => ({
    who: 'flytepropeller',
    id: caller.request.clientId.value,
    file: clientSecretOf(model, caller),
    isWeb: false,
  }));
  return [...(login?.idp ? [{ ...web, idp: login.idp }] : []), ...(idp ? services.map((service) => ({ ...service, idp })) : [])];
}

function ownSecret({ value, origin }: Sourced<Plain>): Sourced<string> | undefined {
  const text = String(value ?? '').trim();
  return text === '' || isUnfilled(text) || isSecretVariable(text) ? undefined : { value: text, origin };
}
