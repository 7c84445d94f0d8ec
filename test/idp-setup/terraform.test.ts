import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { formatsFor } from '../../src/idp-setup/formats.ts';
import { secretsOf } from '../../src/idp-setup/init-command.ts';
import type { IdpSetup } from '../../src/idp-setup/setup.ts';
import { setupText } from '../../src/idp-setup/text.ts';
import { type ParsedBlock, parseHcl, rows, texts } from './support/hcl.ts';
import { DATA, type Facts, META_ARGUMENTS, PROVIDERS, RESOURCES } from './support/provider-facts.ts';
import { EVERY_SETUP, setup, TENANT, URL_OF_FLYTE, written } from './support/setups.ts';

const ONE = 'aaaaaaaa-2222-3333-4444-555555555555';
const TWO = 'bbbbbbbb-2222-3333-4444-555555555555';
const THREE = 'cccccccc-2222-3333-4444-555555555555';
const ONE_FOR_ALL = { oidcClientId: ONE, flytectlClientId: ONE, propellerClientId: ONE };
const ONE_EACH = { oidcClientId: ONE, flytectlClientId: TWO, propellerClientId: THREE };

const EVERY_TERRAFORM = EVERY_SETUP.filter(([idp]) => formatsFor(idp).includes('terraform'));

const CASES: Readonly<Record<string, IdpSetup>> = {
  ...Object.fromEntries(EVERY_TERRAFORM.map(([idp, mode]) => [`${idp}, ${mode}`, setup(idp, mode)])),
  ...Object.fromEntries(EVERY_TERRAFORM.map(([idp, mode]) => [`${idp}, ${mode}, beside values`, written(idp, mode)])),
  'Okta, internal, custom server': setup('okta', 'internal', { oktaAuthServer: 'default' }),
  'Okta, external, server that exists': setup('okta', 'external', { oktaAuthServer: 'aus1a2b3c4d5e6f7g8h9' }),
  'Okta, external, custom domain': setup('okta', 'external', { oktaDomain: 'login.acme.com' }),
  'Okta, external, one app that exists': setup('okta', 'external', { flytectlClientId: '0oa2a2b3c4d5e6f7g8h9' }),
  'Entra, external, sandbox': setup('azure-ad', 'external', { url: 'http://localhost:30081', cloud: 'us-gov' }),
  'Entra, external, API with a name': setup('azure-ad', 'external', { apiScope: 'api://flyte.example.com/all' }),
  'Entra, external, one registration': setup('azure-ad', 'external', ONE_FOR_ALL),
  'Entra, external, registrations for each': setup('azure-ad', 'external', ONE_EACH),
  'Keycloak, external, two audiences': setup('keycloak', 'external', { audience: ['a', 'b'] }),
  'Auth0, external, custom domain': setup('auth0', 'external', { auth0Domain: 'login.acme.com' }),
};

const code = (one: IdpSetup): string => setupText(one, 'terraform').text;
const parsed = (one: IdpSetup) => parseHcl(code(one));

/** What a block has that its provider does not know, and what it lacks. */
function misfits(path: string, block: ParsedBlock, facts: Facts | undefined): readonly string[] {
  if (facts === undefined) return [`${path} is unknown`];
  const blocks = facts.blocks ?? {};
  const known = [...facts.required, ...facts.optional, ...META_ARGUMENTS];
  const missing = facts.required.filter((name) => !(name in block)).map((name) => `${path} lacks ${name}`);
  const unknown = Object.keys(block)
    .filter((name) => !known.includes(name) && blocks[name] === undefined)
    .map((name) => `${path}.${name} is unknown`);
  const inner = Object.entries(blocks).flatMap(([name, its]) =>
    ((block[name] ?? []) as ParsedBlock[]).flatMap((each) => misfits(`${path}.${name}`, each, its)),
  );
  return [...missing, ...unknown, ...inner];
}

describe.each(Object.entries(CASES))('Terraform for %s', (_name, one) => {
  test('uses arguments that its provider knows, and all that it wants', async () => {
    const file = await parsed(one);
    const resources = rows(file.resource).flatMap(({ type, block }) => misfits(type, block, RESOURCES[type]));
    const data = rows(file.data).flatMap(({ type, block }) => misfits(`data.${type}`, block, DATA[type]));
    const providers = Object.entries(file.provider ?? {}).flatMap(([name, [block = {}]]) =>
      misfits(name, block, PROVIDERS[name]),
    );
    expect([...resources, ...data, ...providers]).toEqual([]);
  });

  test('refers only to what it declares', async () => {
    const file = await parsed(one);
    const declared = [
      ...rows(file.resource).map(({ type, name }) => `${type}.${name}`),
      ...rows(file.data).map(({ type, name }) => `data.${type}.${name}`),
      ...Object.keys(file.variable ?? {}).map((name) => `var.${name}`),
    ];
    const references = texts(file).flatMap(
      (text) => text.match(/(?:\bdata\.)?\b(?:okta|azuread|keycloak|auth0)_\w+\.\w+|\bvar\.\w+/g) ?? [],
    );
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((reference) => !declared.includes(reference))).toEqual([]);
  });

  test('has an output for each value that init needs; secrets are sensitive', async () => {
    const { output = {} } = await parsed(one);
    // What Entra's app registrations are told only once, is nothing to make anew for values that are written.
    const secrets = one.profile.id === 'azure-ad' && one.values !== undefined ? [] : secretsOf(one);
    const expected = secrets.map((key) => (key === 'oidcClientSecret' ? 'oidc_client_secret' : 'propeller_client_secret'));
    expect(Object.keys(output).filter((name) => name.endsWith('_secret'))).toEqual(expected);
    for (const key of one.assigned)
      expect(Object.keys(output)).toContain(key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    for (const [name, [block]] of Object.entries(output)) expect(block?.['sensitive'] ?? false).toBe(name.endsWith('_secret'));
  });

  test('pins the versions of Terraform and of its provider', async () => {
    const { terraform: [settings] = [], import: imports } = await parsed(one);
    expect(texts(settings?.['required_version'])).toEqual([imports === undefined ? '>= 1.3' : '>= 1.6']);
    expect(texts(settings?.['required_providers'])).toEqual([expect.stringContaining('/'), expect.stringMatching(/^(~>|>=) \d/)]);
  });
});

describe('Terraform code', () => {
  const arguments_ = async (one: IdpSetup, type: string, name: string): Promise<ParsedBlock> =>
    (await parsed(one)).resource?.[type]?.[name]?.[0] ?? {};

  test('registers the redirect URIs of the console and of flytectl', async () => {
    const file = await parsed(setup('auth0', 'external'));
    expect(rows(file.resource).flatMap(({ block }) => texts(block['callbacks']))).toEqual([
      `${URL_OF_FLYTE}/callback`,
      'http://localhost:53593/callback',
    ]);
  });

  test.each([
    ['a given audience', { audience: ['flyte', 'other'] }, ['flyte']],
    ['the URL of Flyte', {}, [URL_OF_FLYTE]],
  ])("makes Okta's server issue tokens for %s", async (_what, answers, expected) => {
    expect(await arguments_(setup('okta', 'external', answers), 'okta_auth_server', 'flyte')).toMatchObject({
      audiences: expected,
    });
  });

  test("names one issuer at Okta's server, that of the domain that was given", async () => {
    const custom = setup('okta', 'external', { oktaDomain: 'login.acme.com' });
    expect(await arguments_(custom, 'okta_auth_server', 'flyte')).toMatchObject({ issuer_mode: 'CUSTOM_URL' });
    expect(await arguments_(setup('okta', 'external'), 'okta_auth_server', 'flyte')).toMatchObject({ issuer_mode: 'ORG_URL' });
  });

  test('leaves an authorization server alone that is there, but for scopes and policy', async () => {
    const file = await parsed(setup('okta', 'external', { oktaAuthServer: 'default' }));
    expect(file.resource).not.toHaveProperty('okta_auth_server');
    expect(texts(file.resource?.['okta_auth_server_policy'])).toContain('default');
  });

  test('writes "all" into scp at Keycloak, as JSON', async () => {
    expect(
      await arguments_(setup('keycloak', 'external'), 'keycloak_openid_hardcoded_claim_protocol_mapper', 'scp'),
    ).toMatchObject({
      claim_name: 'scp',
      claim_value: `\${jsonencode(["all"])}`,
      claim_value_type: 'JSON',
    });
  });

  test('maps every audience at Keycloak', async () => {
    const file = await parsed(setup('keycloak', 'external', { audience: ['a', 'b'] }));
    const mappers = rows(file.resource).filter(({ type }) => type === 'keycloak_openid_audience_protocol_mapper');
    expect(mappers.map(({ block }) => block['included_custom_audience'])).toEqual(['a', 'b']);
  });

  test("takes Keycloak's path apart from its URL", async () => {
    expect((await parsed(setup('keycloak', 'internal'))).provider?.['keycloak']?.[0]).toEqual({
      url: 'https://sso.example.com',
      base_path: '/auth',
    });
  });

  test('never takes the RFC 9068 dialect of Auth0, whose tokens Flyte refuses', async () => {
    expect(await arguments_(setup('auth0', 'external'), 'auth0_resource_server', 'flyte')).toMatchObject({
      token_dialect: 'access_token',
    });
  });

  test('lets Entra expose one scope, in tokens of version 2, to one tenant', async () => {
    expect(await arguments_(setup('azure-ad', 'external'), 'azuread_application', 'flyte')).toMatchObject({
      sign_in_audience: 'AzureADMyOrg',
      api: [{ requested_access_token_version: 2, oauth2_permission_scope: [{ value: 'all' }] }],
    });
  });

  test('gives flytectl a registration of its own at Entra where redirect URIs collide', async () => {
    const sandbox = await parsed(setup('azure-ad', 'external', { url: 'http://localhost:30081' }));
    expect(sandbox.output?.['flytectl_client_id']?.[0]).toEqual({ value: `\${azuread_application.flytectl.client_id}` });
    expect(sandbox.resource?.['azuread_application']?.['flyte']?.[0]).not.toHaveProperty('public_client');
  });

  test.each([
    ['okta', 'okta_app_oauth', ['0oa1a2b3c4d5e6f7g8h9', '0oa2a2b3c4d5e6f7g8h9', '0oa3a2b3c4d5e6f7g8h9']],
    ['auth0', 'auth0_client', ['a', 'b', 'c']],
  ] as const)('takes over the apps of %s whose ids were given', async (idp, type, [web, native, service]) => {
    const ids = { oidcClientId: web, flytectlClientId: native, propellerClientId: service };
    expect((await parsed(written(idp, 'external', ids))).import).toEqual([
      { to: `\${${type}.flyteconsole}`, id: web },
      { to: `\${${type}.flytectl}`, id: native },
      { to: `\${${type}.flytepropeller}`, id: service },
    ]);
    expect((await parsed(setup(idp, 'external'))).import).toBeUndefined();
  });

  test('takes over the one registration of Entra, or each of them', async () => {
    const one = await parsed(setup('azure-ad', 'external', ONE_FOR_ALL));
    expect(one.import).toEqual([{ to: `\${azuread_application.flyte}`, id: `\${data.azuread_application.flyte.id}` }]);
    expect(Object.keys(one.resource?.['azuread_application'] ?? {})).toEqual(['flyte']);
    const each = await parsed(setup('azure-ad', 'external', ONE_EACH));
    const ids = rows(each.data).filter(({ type }) => type === 'azuread_application');
    expect(ids.map(({ name, block }) => [name, block['client_id']])).toEqual([
      ['flyte', ONE],
      ['flytectl', TWO],
      ['flytepropeller', THREE],
    ]);
    expect(each.output?.['propeller_client_id']?.[0]).toEqual({ value: `\${azuread_application.flytepropeller.client_id}` });
  });

  test("makes no new secrets at Entra where Flyte has them, and takes Flyte's at Keycloak", async () => {
    const entra = await parsed(written('azure-ad', 'external'));
    expect(entra.resource).not.toHaveProperty('azuread_application_password');
    expect(code(written('azure-ad', 'external'))).not.toContain('in its state');
    const clients = (await parsed(written('keycloak', 'external'))).resource?.['keycloak_openid_client'] ?? {};
    expect(Object.entries(clients).map(([name, [block]]) => [name, block?.['client_secret']])).toEqual([
      ['flyteconsole', `\${var.oidc_client_secret}`],
      ['flytectl', undefined],
      ['flytepropeller', `\${var.propeller_client_secret}`],
    ]);
  });

  test('works in the tenant and cloud that were given', async () => {
    const file = await parsed(setup('azure-ad', 'internal', { cloud: 'china' }));
    expect(file.provider?.['azuread']?.[0]).toEqual({ tenant_id: TENANT, environment: 'china' });
  });
});

const fmt = (text: string): string =>
  execFileSync('terraform', ['fmt', '-'], { input: text, encoding: 'utf8', env: { PATH: process.env['PATH'] } });

function hasTerraform(): boolean {
  try {
    return fmt('a   = 1\n') === 'a = 1\n';
  } catch {
    return false;
  }
}

describe.skipIf(!hasTerraform())("Terraform's own formatter", () => {
  test.each(Object.entries(CASES))('changes nothing about %s', (_name, one) => {
    expect(fmt(code(one))).toBe(code(one));
  });
});
