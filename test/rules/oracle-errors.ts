/**
 * The errors in the recorded cases, each with its place, gone through by hand. A case that is not listed has none: what works may not be
 * called wrong. That nearly all of them use the published secret `foobar` is left out.
 */

/** Cases that Helm, or the loader of some process, refuses. */
export const REFUSED: Readonly<Record<string, readonly string[]>> = {
  'b11-enabled-only': ['helm-render-fails configuration.auth.oidc.baseUrl'],
  'b13-no-internal-secret': ['helm-render-fails configuration.auth.internal.clientSecret'],
  'b14-no-oidc-secret': ['helm-render-fails configuration.auth.oidc.clientSecret'],
  'b16-null-internal-secret': ['helm-render-fails configuration.auth.internal.clientSecret'],
  'b19-hash-python-bytes': ['hash-form configuration.auth.internal.clientSecretHash'],
  'b22-authserver-type-lowercase': ['auth-server-type configuration.inline.auth.appAuth.authServerType'],
  'b25-uris-string': ['flyte-load-fails configuration.auth.authorizedUris'],
  'b28-inline-bad-template': ['helm-render-fails configuration.inline.plugins.logs.kubernetes-template-uri'],
  'b31-oidc-template-literal': ['flyte-load-fails configuration.auth.oidc.baseUrl'],
  'b52-clientid-colon': ['flyte-load-fails configuration.auth.internal.clientId'],
  'b56-auth-null': ['helm-render-fails configuration.auth'],
  'b62-multi-null-map': ['helm-render-fails configuration.auth.internal'],
  'b77-flyte-style-in-auth': [
    'helm-render-fails configuration.auth.oidc.baseUrl',
    'misplaced-key configuration.auth.userAuth',
    'misplaced-key configuration.auth.appAuth',
  ],
  'b91-externalconfigmap-enabled-only': ['helm-render-fails configuration.auth.internal.clientSecret'],
  'b97-uris-non-list-map': ['flyte-load-fails configuration.auth.authorizedUris'],
  'c34-secret-braces': ['helm-render-fails secrets.adminOauthClientCredentials.clientSecret'],
  'c35-secret-multiline': ['helm-render-fails secrets.adminOauthClientCredentials.clientSecret'],
  'c37-secrets-null': ['helm-render-fails secrets'],
  'c44-oidc-secret-braces': ['helm-render-fails flyteadmin.secrets.oidc_client_secret'],
  'c49-secure-string': ['helm-render-fails configmap.adminServer.server.security.secure'],
  'c53-adminserver-null': ['helm-render-fails configmap.adminServer'],
  'c55-bad-template-in-auth': ['helm-render-fails configmap.adminServer.auth.userAuth.openId.baseUrl'],
  'c97-static-client-hash-raw': [
    'hash-form configmap.adminServer.auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
  ],
  'c98-metadataurl-list': [
    'allowed-audience configmap.adminServer.auth.appAuth.externalAuthServer.allowedAudience',
    'flyte-load-fails configmap.adminServer.auth.appAuth.externalAuthServer.metadataUrl',
  ],
};

/** Cases that render and load, and that have faults all the same. */
export const FAULTY: Readonly<Record<string, readonly string[]>> = {
  'b07-external-azure': ['cli-scopes configuration.auth.flyteClient.scopes[0]'],
  'b100-enabled-off': ['auth-off configuration.auth.enabled'],
  'b102-large-number-secret': [
    'scalar-type configuration.auth.oidc.clientId',
    'hash-mismatch configuration.auth.internal.clientSecret',
    'scalar-type configuration.auth.internal.clientSecret',
  ],
  'b105-inline-usertoken': ['oidc-client-secret configuration.inline.auth.userAuth.openId.clientSecretName'],
  'b17-whitespace-secret': ['hash-mismatch configuration.auth.internal.clientSecret'],
  'b20-authserver-off-no-external': ['external-switch configuration.auth.enableAuthServer'],
  'b26-uris-empty': ['authorized-uris-missing configuration.auth.authorizedUris'],
  'b29-inline-silent-template': ['oidc-client-id configuration.inline.auth.userAuth.openId.clientId'],
  'b32-flyteclient-template-literal': ['self-audience configuration.auth.flyteClient.audience'],
  'b35-inline-static-client-case': ['static-client-missing configuration.inline.auth.appAuth.selfAuthServer.staticClients.CiBot'],
  'b38-inline-useauth-off': ['auth-off configuration.inline.server.security.useAuth'],
  'b40-inline-secret-overrides-hash': [
    'hash-form configuration.inline.auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
  ],
  'b41-inline-openid-null-siblings': [
    'dropped-value configuration.inline.auth.userAuth.openId',
    'misplaced-key configuration.inline.auth.userAuth.baseUrl',
    'misplaced-key configuration.inline.auth.userAuth.clientId',
  ],
  'b44-inline-audience-string': [
    'external-client-id configuration.auth.flyteClient.clientId',
    'external-client-id configuration.auth.internal.clientId',
    'external-switch configuration.inline.auth.appAuth.authServerType',
  ],
  'b49-internal-audience': ['self-audience configuration.auth.internal.audience'],
  'b50-unquoted-clientid': [
    'scalar-type configuration.auth.internal.clientId',
    'static-client-missing configuration.auth.internal.clientId',
  ],
  'b58-disabled-with-auth': ['auth-off configuration.auth.enabled'],
  'b74-docs-toplevel-auth': ['misplaced-key auth'],
  'b76-helm-style-in-inline': ['misplaced-key configuration.inline.auth.enabled', 'misplaced-key configuration.inline.auth.oidc'],
  'b83-inline-list-of-maps': ['dropped-value configuration.inline.auth'],
  'b94-inline-admin-clientid': [
    'static-client-missing configuration.inline.admin.clientId',
    'client-secret-location configuration.inline.admin.clientSecretLocation',
  ],
  'b95-secretref-keeps-hash': ['hash-missing configuration.auth.internal.clientSecretHash'],
  'c02-useauth-only': [
    'authorized-uris-missing configmap.adminServer.auth.authorizedUris',
    'hash-missing configmap.adminServer.auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
    'oidc-client-id configmap.adminServer.auth.userAuth.openId.clientId',
  ],
  'c07-internal-no-static-clients': [
    'hash-missing configmap.adminServer.auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
  ],
  'c08-internal-secret-mismatch': [
    'hash-missing configmap.adminServer.auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
  ],
  'c10-internal-appauth-null': [
    'hash-missing configmap.adminServer.auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
  ],
  'c100-static-clients-list-case': ['static-client-missing configmap.adminServer.auth.appAuth.selfAuthServer.staticClients'],
  'c11-external-okta': ['allowed-audience configmap.adminServer.auth.appAuth.externalAuthServer.allowedAudience'],
  'c13-external-azure': [
    'cli-scopes configmap.adminServer.auth.appAuth.thirdPartyConfig.flyteClient.scopes[0]',
    'oidc-issuer-trailing-slash configmap.adminServer.auth.userAuth.openId.baseUrl',
  ],
  'c25-en-true-secret-given-custom-name': ['secret-reference secrets.adminOauthClientCredentials.secretName'],
  'c26-en-true-secret-null-custom-name': ['secret-reference secrets.adminOauthClientCredentials.secretName'],
  'c28-en-true-custom-name-manager': ['secret-reference secrets.adminOauthClientCredentials.secretName'],
  'c29-secretname-null': [
    'secret-reference secrets.adminOauthClientCredentials.secretName',
    'secret-reference secrets.adminOauthClientCredentials.secretName',
  ],
  'c31-secret-numeric': ['secret-type secrets.adminOauthClientCredentials.clientSecret'],
  'c43-oidc-secret-numeric': ['secret-type flyteadmin.secrets.oidc_client_secret'],
  'c46-oidc-secret-wrong-place': ['misplaced-key secrets.oidc_client_secret'],
  'c52-auth-null': [
    'authorized-uris-missing configmap.adminServer.auth.authorizedUris',
    'hash-missing configmap.adminServer.auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
    'oidc-client-id configmap.adminServer.auth.userAuth.openId.clientId',
    'oidc-issuer-form configmap.adminServer.auth.userAuth.openId.baseUrl',
  ],
  'c56-uris-default-kept': ['authorized-uris-missing configmap.adminServer.auth.authorizedUris'],
  'c61-openid-null-siblings': [
    'misplaced-key configmap.adminServer.auth.userAuth.baseUrl',
    'misplaced-key configmap.adminServer.auth.userAuth.clientId',
    'misplaced-key configmap.adminServer.auth.userAuth.scopes',
  ],
  'c62-selfauth-null': ['allowed-audience configmap.adminServer.auth.appAuth.externalAuthServer.allowedAudience'],
  'c65-multi-null-static': [
    'external-client-id secrets.adminOauthClientCredentials.clientId',
    'allowed-audience configmap.adminServer.auth.appAuth.externalAuthServer.allowedAudience',
    'external-client-id configmap.adminServer.auth.appAuth.thirdPartyConfig.flyteClient.clientId',
  ],
  'c85-adminserver-key-case': [
    'auth-off configmap.adminServer.server.security.useAuth',
    'case-twins configmap.adminServer.server.security.UseAuth',
  ],
  'c88-admin-case': ['auth-off configmap.adminServer.server.security.useAuth', 'unknown-key configmap.adminserver'],
  'c91-okta-trailing-slash': [
    'allowed-audience configmap.adminServer.auth.appAuth.externalAuthServer.allowedAudience',
    'metadata-url configmap.adminServer.auth.appAuth.externalAuthServer.metadataUrl',
    'oidc-issuer-trailing-slash configmap.adminServer.auth.userAuth.openId.baseUrl',
  ],
  'c94-useauth-secret-disabled': ['client-secret-unmounted secrets.adminOauthClientCredentials.enabled'],
  'c95-duplicate-configmap-keys': ['auth-off configmap.adminServer.server.security.useAuth', 'yaml-duplicate-key configmap'],
  's02-sandbox-unnested': ['misplaced-key configuration'],
  'u02-flyte-unnested': ['misplaced-key configmap', 'misplaced-key flyteadmin.secrets', 'misplaced-key secrets'],
  'u05-flyte-null': [
    'misplaced-key flyte.configmap.adminServer.auth.userAuth.baseUrl',
    'misplaced-key flyte.configmap.adminServer.auth.userAuth.clientId',
  ],
};
