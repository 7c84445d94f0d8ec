/** The arguments of a resource, data source or nested block that the generated code may use; nested blocks have facts of their own. */
export interface Facts {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly blocks?: Readonly<Record<string, Facts>>;
}

/** Terraform's own. */
export const META_ARGUMENTS = ['for_each', 'count', 'lifecycle'];

const facts = (required: string, optional = '', blocks: Readonly<Record<string, Facts>> = {}): Facts => ({
  required: required.split(' ').filter(Boolean),
  optional: optional.split(' ').filter(Boolean),
  blocks,
});

/** okta/okta 4.20 and 7.0, hashicorp/azuread 3.7, keycloak/keycloak 5.x, auth0/auth0 1.x, as their schemas declare them. */
export const RESOURCES: Readonly<Record<string, Facts>> = {
  okta_auth_server: facts('audiences name', 'description issuer_mode status credentials_rotation_mode'),
  okta_auth_server_scope: facts('auth_server_id name', 'consent default description display_name metadata_publish optional'),
  okta_auth_server_policy: facts('auth_server_id client_whitelist description name priority', 'status'),
  okta_auth_server_policy_rule: facts(
    'auth_server_id grant_type_whitelist name policy_id priority',
    'scope_whitelist group_whitelist user_whitelist access_token_lifetime_minutes status type',
  ),
  okta_app_oauth: facts(
    'label type',
    'grant_types response_types redirect_uris token_endpoint_auth_method pkce_required issuer_mode omit_secret',
  ),
  okta_app_group_assignment: facts('app_id group_id', 'priority profile'),
  azuread_application: facts('display_name', 'sign_in_audience owners fallback_public_client_enabled identifier_uris', {
    api: facts('', 'requested_access_token_version mapped_claims_enabled', {
      oauth2_permission_scope: facts('id', 'value type enabled admin_consent_display_name admin_consent_description'),
    }),
    web: facts('', 'redirect_uris homepage_url logout_url'),
    public_client: facts('', 'redirect_uris'),
    optional_claims: facts('', '', {
      id_token: facts('name', 'essential source'),
      access_token: facts('name', 'essential source'),
    }),
    required_resource_access: facts('resource_app_id', '', { resource_access: facts('id type') }),
    lifecycle: facts('', 'ignore_changes'),
  }),
  azuread_application_identifier_uri: facts('application_id identifier_uri'),
  azuread_application_password: facts('application_id', 'display_name end_date start_date rotate_when_changed'),
  azuread_application_pre_authorized: facts('application_id authorized_client_id permission_ids'),
  azuread_service_principal: facts('client_id', 'app_role_assignment_required owners use_existing'),
  keycloak_openid_client_scope: facts('realm_id name', 'description include_in_token_scope gui_order consent_screen_text'),
  keycloak_openid_audience_protocol_mapper: facts(
    'realm_id name',
    'client_id client_scope_id included_client_audience included_custom_audience add_to_access_token add_to_id_token',
  ),
  keycloak_openid_hardcoded_claim_protocol_mapper: facts(
    'realm_id name claim_name claim_value',
    'client_id client_scope_id claim_value_type add_to_access_token add_to_id_token add_to_userinfo',
  ),
  keycloak_openid_client: facts(
    'realm_id client_id access_type',
    'name client_secret standard_flow_enabled service_accounts_enabled valid_redirect_uris web_origins full_scope_allowed pkce_code_challenge_method oauth2_device_authorization_grant_enabled',
  ),
  keycloak_openid_client_default_scopes: facts('realm_id client_id default_scopes'),
  keycloak_openid_client_optional_scopes: facts('realm_id client_id optional_scopes'),
  auth0_resource_server: facts(
    'identifier',
    'name signing_alg allow_offline_access token_dialect token_lifetime skip_consent_for_verifiable_first_party_clients',
  ),
  auth0_resource_server_scopes: facts('resource_server_identifier', '', { scopes: facts('name', 'description') }),
  auth0_tenant: facts('', 'default_audience default_directory friendly_name'),
  auth0_client: facts('name', 'app_type callbacks grant_types oidc_conformant is_first_party', {
    jwt_configuration: facts('', 'alg lifetime_in_seconds scopes'),
  }),
  auth0_client_credentials: facts('client_id authentication_method', 'client_secret client_secret_wo'),
  auth0_client_grant: facts('client_id audience', 'scopes subject_type'),
};

export const DATA: Readonly<Record<string, Facts>> = {
  azuread_application: facts('', 'client_id display_name object_id identifier_uri'),
  azuread_client_config: facts(''),
  azuread_application_published_app_ids: facts(''),
  azuread_service_principal: facts('', 'client_id display_name object_id'),
  keycloak_realm: facts('realm'),
};

export const PROVIDERS: Readonly<Record<string, Facts>> = {
  okta: facts('', 'org_name base_url api_token'),
  azuread: facts('', 'tenant_id environment client_id use_cli'),
  keycloak: facts('', 'url base_path realm client_id'),
  auth0: facts('', 'domain client_id'),
};

/** What resources and data sources tell once they are there, besides their arguments. */
export const ATTRIBUTES: readonly string[] = [
  'id',
  'client_id',
  'client_secret',
  'value',
  'object_id',
  'result',
  'oauth2_permission_scope_ids',
  'identifier',
  'name',
];
