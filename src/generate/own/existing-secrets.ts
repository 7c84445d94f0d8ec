import type { ReleaseModel } from '../../flyte/model.ts';
import type { AnsweredSecrets, Answers } from '../../questions/answers.ts';
import { builtIssuer } from '../../questions/idp-rules.ts';
import type { Draft } from '../../questions/question.ts';
import { isBlankForm } from '../../rules/values.ts';
import { inspectHash } from '../../secrets/hash-form.ts';
import { PUBLISHED_SECRETS, publishedHash } from '../../secrets/known.ts';
import { secretOf } from '../../secrets/secret.ts';
import { trimSpace } from '../../secrets/trim.ts';
import { type Finder, type Found, finderIn, HASH_SETTING } from './found.ts';

/** What the user's own values hold already, and the answers that it belongs to. */
export interface ExistingSecrets extends AnsweredSecrets {
  /** base64 of the bcrypt hash of flytepropeller's secret; `elsewhere` if it is in a Secret with configuration that the values name. */
  readonly hash?: { readonly text: string } | { readonly elsewhere: string };
  readonly of: Draft;
}

/** Collects the secrets in values; what everybody knows, and what was never filled in, is none. */
export function existingSecrets(model: ReleaseModel, of: Draft): ExistingSecrets {
  const finder = finderIn(model);
  const oidcClientSecret = secretIn(finder.one('secrets.oidc_client_secret'));
  const propellerClientSecret = secretIn(finder.one('secrets.client_secret'));
  const hash = hashIn(finder, model);
  return {
    ...(oidcClientSecret && { oidcClientSecret }),
    ...(propellerClientSecret && { propellerClientSecret }),
    ...(hash && { hash }),
    of,
  };
}

/** Whether somebody has chosen a secret: it is not empty, no form that was never filled in, and not known to everybody. */
export const isOwnSecret = (text: string): boolean =>
  trimSpace(text) !== '' && !isBlankForm(text) && !PUBLISHED_SECRETS.includes(trimSpace(text));

function secretIn(found: Found | undefined) {
  const text = trimSpace(found?.text ?? '');
  return isOwnSecret(text) ? secretOf(text) : undefined;
}

function hashIn(finder: Finder, model: ReleaseModel): ExistingSecrets['hash'] {
  const found = finder.one(HASH_SETTING);
  const form = inspectHash(found?.text ?? '');
  if ('bcrypt' in form && publishedHash(form.bcrypt) === undefined) return { text: form.flyteForm };
  const [config] = model.processes.flatMap(({ unknownConfig }) => unknownConfig).filter(({ origin }) => origin.from === 'file');
  return found === undefined && config ? { elsewhere: config.value } : undefined;
}

/** The part of the secrets that still belongs to the answers: another client has another secret. */
export function stillValid(existing: ExistingSecrets, answers: Answers): ExistingSecrets {
  const { of, oidcClientSecret, propellerClientSecret, hash } = existing;
  const sameIssuer = builtIssuer(of) === builtIssuer(answers);
  const sameServer = of.authServer === answers.authServer;
  const sameCaller = answers.authServer === 'internal' || (sameIssuer && of.propellerClientId === answers.propellerClientId);
  return {
    ...(oidcClientSecret && sameIssuer && of.oidcClientId === answers.oidcClientId && { oidcClientSecret }),
    ...(propellerClientSecret && sameServer && sameCaller && { propellerClientSecret }),
    ...(hash && sameServer && answers.authServer === 'internal' && { hash }),
    of,
  };
}
