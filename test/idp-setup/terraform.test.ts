import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { IdpSetup } from '../../src/idp-setup/setup.ts';
import { setupText } from '../../src/idp-setup/text.ts';
import { type ParsedBlock, parseHcl, rows, texts } from './support/hcl.ts';
import { DATA, type Facts, META_ARGUMENTS, PROVIDERS, RESOURCES } from './support/provider-facts.ts';
import { setup, TENANT, URL_OF_FLYTE } from './support/setups.ts';

const CASES: Readonly<Record<string, IdpSetup>> = {
  'Okta, internal': setup('okta', 'internal'),
  'Okta, internal, custom server': setup('okta', 'internal', { oktaAuthServer: 'default' }),
  'Okta, external': setup('okta', 'external'),
  'Okta, external, server that exists': setup('okta', 'external', { oktaAuthServer: 'aus1a2b3c4d5e6f7g8h9' }),
  'Okta, external, custom domain': setup('okta', 'external', { oktaDomain: 'login.acme.com' }),
  'Entra, internal': setup('azure-ad', 'internal'),
  'Entra, external': setup('azure-ad', 'external'),
  'Entra, external, sandbox': setup('azure-ad', 'external', { url: 'http://localhost:30081', cloud: 'us-gov' }),
  'Keycloak, internal': setup('keycloak', 'internal'),
  'Keycloak, external': setup('keycloak', 'external'),
  'Keycloak, external, two audiences': setup('keycloak', 'external', { audience: ['a', 'b'] }),
  'Auth0, internal': setup('auth0', 'internal'),
  'Auth0, external': setup('auth0', 'external'),
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
    const external = one.tokens !== undefined;
    expect(Object.keys(output)).toEqual(
      expect.arrayContaining(external ? ['oidc_client_secret', 'propeller_client_secret'] : ['oidc_client_secret']),
    );
    for (const key of one.assigned)
      expect(Object.keys(output)).toContain(key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    for (const [name, [block]] of Object.entries(output)) expect(block?.['sensitive'] ?? false).toBe(name.endsWith('_secret'));
  });

  test('pins the versions of Terraform and of its provider', async () => {
    const { terraform: [settings] = [] } = await parsed(one);
    expect(texts(settings?.['required_version'])).toEqual(['>= 1.3']);
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
