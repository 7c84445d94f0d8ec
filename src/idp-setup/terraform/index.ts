import type { TerraformIdp } from '../formats.ts';
import type { IdpSetup } from '../setup.ts';
import { auth0Code } from './auth0.ts';
import { entraCode } from './entra.ts';
import { type TerraformCode, terraformFile } from './file.ts';
import { keycloakCode } from './keycloak.ts';
import { oktaCode } from './okta.ts';

const PROVIDERS: Readonly<Record<TerraformIdp, (setup: IdpSetup) => TerraformCode>> = {
  okta: oktaCode,
  'azure-ad': entraCode,
  keycloak: keycloakCode,
  auth0: auth0Code,
};

/** Writes one file of Terraform code. Throws an Error for a provider that there is none for. */
export function terraformText(setup: IdpSetup): string {
  const code = Object.entries(PROVIDERS).find(([idp]) => idp === setup.profile.id)?.[1];
  if (code === undefined) throw new Error(`no Terraform code for ${setup.profile.id}`);
  return terraformFile(setup, code(setup));
}
