import { UsageError } from '../core/errors.ts';
import { profileOf } from '../idps/index.ts';
import { IDP_IDS, type IdpId } from '../questions/answers.ts';

/** The forms in which the provider's side can be had, and the providers that each can be had for. */
const PROVIDERS = {
  markdown: IDP_IDS,
  terraform: ['okta', 'azure-ad', 'keycloak', 'auth0'],
  'keycloak-realm': ['keycloak'],
  az: ['azure-ad'],
} as const satisfies Readonly<Record<string, readonly IdpId[]>>;

export type Format = keyof typeof PROVIDERS;
export type TerraformIdp = (typeof PROVIDERS)['terraform'][number];

export const FORMATS = Object.keys(PROVIDERS) as readonly Format[];

/** The forms for one provider; the guide comes first. */
export const formatsFor = (idp: IdpId): readonly Format[] =>
  FORMATS.filter((format) => PROVIDERS[format].some((provider) => provider === idp));

/** Why there is no Terraform code for a provider. */
const NO_TERRAFORM: Readonly<Record<Exclude<IdpId, TerraformIdp>, string>> = {
  google: 'Google has no public API for OAuth clients of this kind, so that no code can make one',
  oidc: 'nothing is known of the provider but what the standards say',
};

/** Throws UsageError where there is no such form for the provider. */
export function refuseFormat(format: Format, idp: IdpId): void {
  const possible = formatsFor(idp);
  if (possible.includes(format)) return;
  const others = PROVIDERS[format].map((provider) => profileOf(provider).label).join(', ');
  const reason =
    format === 'terraform' && (idp === 'google' || idp === 'oidc') ? NO_TERRAFORM[idp] : `that form is for ${others}`;
  throw new UsageError(
    `--format ${format} is impossible for ${profileOf(idp).label}: ${reason}`,
    `use --format ${possible.join(' or --format ')}`,
  );
}
