import { recogniseIssuer } from '../../idps/recognise.ts';
import { fail, type Outcome, pass, quoted } from '../check.ts';
import { textIn } from '../json.ts';
import { contentOf, documentFault, type Idp, type IdpCheck } from './idp.ts';

/** Without this document flyteadmin does not start. */
export const discoveryCheck: IdpCheck = {
  id: 'idp-discovery',
  title: 'discovery document',
  async run({ discovery, expected }) {
    const { baseUrl } = expected.auth.userAuth.openId;
    const fault = documentFault(await discovery.reply());
    if (fault === undefined) return pass(`found at ${discovery.url}`);
    const { suggestion, why, level } = recogniseIssuer(baseUrl.value);
    const key = expected.key('auth.userAuth.openId.baseUrl');
    const hint = level === 'error' ? `it ${why}` : 'check the realm, tenant or server id in it';
    const remedy = suggestion === undefined ? `correct ${key}: ${hint}` : `set ${key} to ${quoted(suggestion)}`;
    return fail(fault, remedy, { rule: 'oidc-issuer-form', about: baseUrl });
  },
};

/** Compared byte for byte, as the login library of flyteadmin does it. */
export const issuerCheck: IdpCheck = {
  id: 'idp-issuer',
  title: 'issuer',
  needs: ['idp-discovery'],
  async run(idp) {
    const issuer = textIn(await contentOf(idp.discovery), 'issuer') ?? '';
    const { baseUrl, issuerUrl } = idp.expected.auth.userAuth.openId;
    const wanted = issuerUrl.value === '' ? baseUrl : issuerUrl;
    if (issuer === wanted.value) return pass(`${quoted(issuer)} in the document and in the values`);
    return wanted === issuerUrl ? wrongIssuerUrl(idp, issuer) : wrongBaseUrl(idp, issuer);
  },
};

function wrongBaseUrl({ expected }: Idp, issuer: string): Outcome {
  const { baseUrl } = expected.auth.userAuth.openId;
  const key = expected.key('auth.userAuth.openId.baseUrl');
  const isSlash = issuer.replace(/\/$/, '') === baseUrl.value.replace(/\/$/, '');
  return fail(
    `the document says issuer ${quoted(issuer)} and ${key} ${quoted(baseUrl.value)}: flyteadmin exits at start${isSlash ? '; they differ by the final "/"' : ''}`,
    remedyFor(issuer, key, isSlash, expected.key('auth.userAuth.openId.issuerUrl')),
    { rule: isSlash ? 'oidc-issuer-trailing-slash' : 'oidc-issuer-form', about: baseUrl },
  );
}

function remedyFor(issuer: string, key: string, isSlash: boolean, issuerKey: string): string {
  if (issuer.includes('{tenantid}')) return `name one tenant by its GUID in ${key}; this address stands for all of them`;
  if (issuer === '') return 'the document names no issuer: this is no OpenID Connect provider';
  const set = `set ${key} to ${quoted(issuer)}`;
  return isSlash || issuer.startsWith('https://sts.windows.net/')
    ? set
    : `${set}, or where only the old address can be reached from the cluster, ${issuerKey} (Flyte 1.15.2 or newer)`;
}

/** flyteadmin starts, since `issuerUrl` replaces the comparison; no ID token passes afterwards. */
function wrongIssuerUrl({ expected }: Idp, issuer: string): Outcome {
  const { issuerUrl } = expected.auth.userAuth.openId;
  const key = expected.key('auth.userAuth.openId.issuerUrl');
  return fail(
    `the document says issuer ${quoted(issuer)} and ${key} ${quoted(issuerUrl.value)}: logins end in a loop`,
    `set ${key} to ${quoted(issuer)}`,
    { rule: 'oidc-issuer-url', about: issuerUrl },
  );
}
