import { isGuid } from './guid.ts';
import type { IssuerUrl, Recognised } from './issuer-url.ts';
import { recognised, withoutFinalSlash } from './issuer-url.ts';

/** Where each Microsoft cloud publishes its issuers. */
export const ENTRA_HOSTS = {
  public: 'login.microsoftonline.com',
  'us-gov': 'login.microsoftonline.us',
  china: 'login.partner.microsoftonline.cn',
} as const;

/** Hosts that lead to the same tenants but never appear in an issuer. */
const OTHER_NAMES = ['login.windows.net', 'login.microsoft.com', 'login.microsoftonline.de'];
const TENANT_ALIASES = ['common', 'organizations', 'consumers'];

/** Judges issuer URLs of Microsoft: Entra ID, version 1, External ID (ciamlogin.com) and Azure AD B2C. */
export function recogniseEntra(url: IssuerUrl): Recognised | undefined {
  if (Object.values<string>(ENTRA_HOSTS).includes(url.host)) return recogniseTenant(url);
  if (url.host === 'sts.windows.net') return recogniseVersion1(url);
  if (url.host.endsWith('.ciamlogin.com')) return recogniseExternalId(url);
  if (url.host.endsWith('.b2clogin.com')) return recognised(isB2cPolicy(url) ? 'b2c-tfp(warn)' : 'reject:b2c-form');
  return OTHER_NAMES.includes(url.host) ? recognised('reject:entra-form') : undefined;
}

function recogniseTenant(url: IssuerUrl): Recognised {
  const [tenant = '', version, ...rest] = withoutFinalSlash(url.path).slice(1).split('/');
  if (TENANT_ALIASES.includes(tenant)) return recognised('reject:entra-multi-tenant-alias');
  if (rest.length > 0 || tenant === '' || (version !== undefined && version !== 'v2.0')) return recognised('reject:entra-form');
  const meant = `https://${url.host}/${tenant.toLowerCase()}/v2.0`;
  if (url.text === `${meant}/`) return recognised('reject:trailing-slash', meant);
  if (!isGuid(tenant)) return recognised('entra-tenant-domain(needs issuerUrl)');
  return url.text === meant ? recognised('entra') : recognised('reject:entra-form', meant);
}

function recogniseVersion1(url: IssuerUrl): Recognised {
  const tenant = withoutFinalSlash(url.path).slice(1);
  if (!isGuid(tenant)) return recognised('reject:entra-form');
  const whole = `https://sts.windows.net/${tenant.toLowerCase()}/`;
  return url.text === whole ? recognised('entra-v1(warn)') : recognised('reject:entra-form', whole);
}

function recogniseExternalId(url: IssuerUrl): Recognised {
  if (url.path.endsWith('/')) return recognised('reject:trailing-slash', withoutFinalSlash(url.text));
  const [, tenant = '', version] = url.path.split('/');
  if (!isGuid(tenant) || version !== 'v2.0') return recognised('entra-external-id-alias(needs issuerUrl)');
  const meant = `https://${tenant.toLowerCase()}.ciamlogin.com/${tenant.toLowerCase()}/v2.0`;
  return url.text === meant ? recognised('entra') : recognised('entra-external-id-alias(needs issuerUrl)', meant);
}

/** Only issuers of the "tfp" format are published where they say. */
const isB2cPolicy = (url: IssuerUrl): boolean => {
  const [, tfp, tenant = '', policy = '', version] = url.path.split('/');
  return (
    url.scheme === 'https' &&
    tfp === 'tfp' &&
    isGuid(tenant) &&
    policy !== '' &&
    version === 'v2.0' &&
    url.path.endsWith('/v2.0/')
  );
};
