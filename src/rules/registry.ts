import type { RuleFacts } from '../core/report.ts';
import { adminEndpoint } from './admin-endpoint.ts';
import { allowedAudience } from './allowed-audience.ts';
import { authBypass } from './auth-bypass.ts';
import { authNotConfigured } from './auth-not-configured.ts';
import { authOff } from './auth-off.ts';
import { authServerType } from './auth-server-type.ts';
import { auth0Audience } from './auth0-audience.ts';
import { authorizationHeader } from './authorization-header.ts';
import { authorizedUriForm } from './authorized-uri-form.ts';
import { authorizedUrisMissing } from './authorized-uris-missing.ts';
import { authorizedUrisOrder } from './authorized-uris-order.ts';
import { authorizedUrisUnmatched } from './authorized-uris-unmatched.ts';
import { callerAuthType } from './caller-auth-type.ts';
import { caseTwins } from './case-twins.ts';
import { chartVersion } from './chart-version.ts';
import { cliScopes } from './cli-scopes.ts';
import { CLIENT_RULES } from './client-registry.ts';
import { clientSecretKind } from './client-secret-kind.ts';
import { clientSecretLocation } from './client-secret-location.ts';
import { clientSecretUnmounted } from './client-secret-unmounted.ts';
import { dataPlane } from './data-plane.ts';
import { droppedValue } from './dropped-value.ts';
import { durationUnit } from './duration-unit.ts';
import { encryptedFile } from './encrypted-file.ts';
import { entraTenants } from './entra-tenants.ts';
import { envOverride } from './env-override.ts';
import { exampleHost } from './example-host.ts';
import { externalClientId } from './external-client-id.ts';
import { externalIssuer } from './external-issuer.ts';
import { externalSwitch } from './external-switch.ts';
import type { ReadFiles } from './files.ts';
import { flyteGeneration } from './flyte-generation.ts';
import { flyteLoadFails } from './flyte-load-fails.ts';
import { hashForm } from './hash-form.ts';
import { hashMismatch } from './hash-mismatch.ts';
import { hashMissing } from './hash-missing.ts';
import { helmRenderFails } from './helm-render-fails.ts';
import { ingressHost } from './ingress-host.ts';
import { keysNotMade } from './keys-not-made.ts';
import { loginScopes } from './login-scopes.ts';
import { metadataUrl } from './metadata-url.ts';
import { misplacedKey } from './misplaced-key.ts';
import { oidcClientId } from './oidc-client-id.ts';
import { oidcClientSecret } from './oidc-client-secret.ts';
import { oidcIssuerForm } from './oidc-issuer-form.ts';
import { oidcIssuerTrailingSlash } from './oidc-issuer-trailing-slash.ts';
import { oidcIssuerUrl } from './oidc-issuer-url.ts';
import { oidcSecretFile } from './oidc-secret-file.ts';
import { outsideConfig } from './outside-config.ts';
import { overriddenSetting } from './overridden-setting.ts';
import { placeholder } from './placeholder.ts';
import { propellerScopes } from './propeller-scopes.ts';
import { proxySettings } from './proxy-settings.ts';
import { publishedSecret } from './published-secret.ts';
import { redirectUri } from './redirect-uri.ts';
import type { Rule } from './rule.ts';
import { scalarType } from './scalar-type.ts';
import { secretLimits } from './secret-limits.ts';
import { secretReference } from './secret-reference.ts';
import { secretType } from './secret-type.ts';
import { selfAudience } from './self-audience.ts';
import { selfIssuer } from './self-issuer.ts';
import { serverTls } from './server-tls.ts';
import { sessionCookie } from './session-cookie.ts';
import { sessionKeys } from './session-keys.ts';
import { settingWithoutEffect } from './setting-without-effect.ts';
import { sharedClientId } from './shared-client-id.ts';
import { staticClientFields } from './static-client-fields.ts';
import { staticClientMissing } from './static-client-missing.ts';
import { templateResult } from './template-result.ts';
import { unknownKey } from './unknown-key.ts';
import { unmodelledTemplate } from './unmodelled-template.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { valuesElsewhere } from './values-elsewhere.ts';
import { valuesKey } from './values-key.ts';
import { vulnerableVersion } from './vulnerable-version.ts';
import { yamlDuplicateKey } from './yaml-duplicate-key.ts';
import { yamlMergeOrder } from './yaml-merge-order.ts';
import { yamlMultiDocument } from './yaml-multi-document.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** The rules that judge a release, sorted by id. */
export const RELEASE_RULES: readonly Rule[] = [
  adminEndpoint,
  allowedAudience,
  authBypass,
  authNotConfigured,
  authOff,
  authServerType,
  auth0Audience,
  authorizationHeader,
  authorizedUriForm,
  authorizedUrisMissing,
  authorizedUrisOrder,
  authorizedUrisUnmatched,
  callerAuthType,
  caseTwins,
  chartVersion,
  cliScopes,
  clientSecretKind,
  clientSecretLocation,
  clientSecretUnmounted,
  dataPlane,
  droppedValue,
  durationUnit,
  entraTenants,
  envOverride,
  exampleHost,
  externalClientId,
  externalIssuer,
  externalSwitch,
  flyteGeneration,
  flyteLoadFails,
  hashForm,
  hashMismatch,
  hashMissing,
  helmRenderFails,
  ingressHost,
  keysNotMade,
  loginScopes,
  metadataUrl,
  misplacedKey,
  oidcClientId,
  oidcClientSecret,
  oidcIssuerForm,
  oidcIssuerTrailingSlash,
  oidcIssuerUrl,
  oidcSecretFile,
  outsideConfig,
  overriddenSetting,
  placeholder,
  propellerScopes,
  proxySettings,
  publishedSecret,
  redirectUri,
  scalarType,
  secretLimits,
  secretReference,
  secretType,
  selfAudience,
  selfIssuer,
  serverTls,
  sessionCookie,
  sessionKeys,
  settingWithoutEffect,
  sharedClientId,
  staticClientFields,
  staticClientMissing,
  templateResult,
  unknownKey,
  unmodelledTemplate,
  valuesElsewhere,
  valuesKey,
  vulnerableVersion,
];

/** The rules that judge the files before they are values, sorted by id. */
export const FILE_RULES: readonly Rule<ReadFiles>[] = [
  encryptedFile,
  yamlDuplicateKey,
  yamlMergeOrder,
  yamlMultiDocument,
  yamlSyntax,
];

/** What can be listed and explained about any rule. */
export type AnyRule = RuleFacts & Pick<Rule, 'symptom' | 'messages'>;

/** Every rule there is, sorted by id. */
export const ALL_RULES: readonly AnyRule[] = [...RELEASE_RULES, ...FILE_RULES, ...CLIENT_RULES, unusedSuppression].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
