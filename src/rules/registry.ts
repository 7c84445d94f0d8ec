import type { RuleFacts } from '../core/report.ts';
import { allowedAudience } from './allowed-audience.ts';
import { authNotConfigured } from './auth-not-configured.ts';
import { authOff } from './auth-off.ts';
import { authServerType } from './auth-server-type.ts';
import { auth0Audience } from './auth0-audience.ts';
import { authorizedUriForm } from './authorized-uri-form.ts';
import { authorizedUrisMissing } from './authorized-uris-missing.ts';
import { authorizedUrisOrder } from './authorized-uris-order.ts';
import { caseTwins } from './case-twins.ts';
import { cliScopes } from './cli-scopes.ts';
import { clientSecretUnmounted } from './client-secret-unmounted.ts';
import { droppedValue } from './dropped-value.ts';
import { externalClientId } from './external-client-id.ts';
import { externalIssuer } from './external-issuer.ts';
import { externalSwitch } from './external-switch.ts';
import type { ReadFiles } from './files.ts';
import { flyteLoadFails } from './flyte-load-fails.ts';
import { hashForm } from './hash-form.ts';
import { hashMismatch } from './hash-mismatch.ts';
import { hashMissing } from './hash-missing.ts';
import { helmRenderFails } from './helm-render-fails.ts';
import { loginScopes } from './login-scopes.ts';
import { metadataUrl } from './metadata-url.ts';
import { misplacedKey } from './misplaced-key.ts';
import { oidcClientId } from './oidc-client-id.ts';
import { oidcClientSecret } from './oidc-client-secret.ts';
import { oidcIssuerForm } from './oidc-issuer-form.ts';
import { oidcIssuerTrailingSlash } from './oidc-issuer-trailing-slash.ts';
import { placeholder } from './placeholder.ts';
import { propellerScopes } from './propeller-scopes.ts';
import { publishedSecret } from './published-secret.ts';
import { redirectUri } from './redirect-uri.ts';
import type { Rule } from './rule.ts';
import { secretReference } from './secret-reference.ts';
import { secretType } from './secret-type.ts';
import { selfAudience } from './self-audience.ts';
import { selfIssuer } from './self-issuer.ts';
import { sharedClientId } from './shared-client-id.ts';
import { staticClientFields } from './static-client-fields.ts';
import { staticClientMissing } from './static-client-missing.ts';
import { unknownKey } from './unknown-key.ts';
import { unmodelledTemplate } from './unmodelled-template.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { yamlDuplicateKey } from './yaml-duplicate-key.ts';
import { yamlMultiDocument } from './yaml-multi-document.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** The rules that judge a release, sorted by id. */
export const RELEASE_RULES: readonly Rule[] = [
  allowedAudience,
  authNotConfigured,
  authOff,
  authServerType,
  auth0Audience,
  authorizedUriForm,
  authorizedUrisMissing,
  authorizedUrisOrder,
  caseTwins,
  cliScopes,
  clientSecretUnmounted,
  droppedValue,
  externalClientId,
  externalIssuer,
  externalSwitch,
  flyteLoadFails,
  hashForm,
  hashMismatch,
  hashMissing,
  helmRenderFails,
  loginScopes,
  metadataUrl,
  misplacedKey,
  oidcClientId,
  oidcClientSecret,
  oidcIssuerForm,
  oidcIssuerTrailingSlash,
  placeholder,
  propellerScopes,
  publishedSecret,
  redirectUri,
  secretReference,
  secretType,
  selfAudience,
  selfIssuer,
  sharedClientId,
  staticClientFields,
  staticClientMissing,
  unknownKey,
  unmodelledTemplate,
];

/** The rules that judge the files before they are values, sorted by id. */
export const FILE_RULES: readonly Rule<ReadFiles>[] = [yamlDuplicateKey, yamlMultiDocument, yamlSyntax];

/** What can be listed and explained about any rule. */
export type AnyRule = RuleFacts & Pick<Rule, 'symptom' | 'messages'>;

/** Every rule there is, sorted by id. */
export const ALL_RULES: readonly AnyRule[] = [...RELEASE_RULES, ...FILE_RULES, unusedSuppression].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
