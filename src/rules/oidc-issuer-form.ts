import type { Verdict } from '../idps/verdicts.ts';
import { hostOf } from './hosts.ts';
import { isSlashAlone } from './oidc-issuer-trailing-slash.ts';
import { defineRule } from './rule.ts';
import { isRefused, setupOf } from './setup.ts';

/** Forms that work once `issuerUrl` holds what the discovery document says. */
const FINE_WITH_ISSUER_URL: readonly Verdict[] = [
  'entra-tenant-domain(needs issuerUrl)',
  'entra-external-id-alias(needs issuerUrl)',
  'reject:entra-multi-tenant-alias',
  'reject:entra-form',
  'reject:okta-admin-host',
  'reject:okta-form',
  'entra-v1(warn)',
  'keycloak(warn http)',
];

export const oidcIssuerForm = defineRule({
  id: 'oidc-issuer-form',
  severity: 'error',
  category: 'login',
  summary: 'the issuer URL cannot be the issuer of its provider',
  symptom: { component: 'flyteadmin', when: 'start', text: '[AUTH_CONTEXT_SETUP_FAILED] Error creating oidc provider w/ issuer' },
  messages: {
    missing: 'there is no issuer URL in "{at}", so Flyte cannot ask how to log people in. add the issuer of your provider',
    form: 'issuer URL "{found}" {why}',
    meant: { text: 'issuer URL "{found}" {why}. did you mean "{meant}"', fix: '{meant}' },
    needsIssuerUrl: 'issuer URL "{found}" {why}. use the GUID',
    beginning: {
      text: 'issuer URL "{found}" is only the beginning of "{meant}", which issues the tokens. use that',
      fix: '{meant}',
    },
    warning: { text: 'issuer URL "{found}" {why}', severity: 'warning' },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { baseUrl, issuerUrl } = setup.auth.userAuth.openId;
    if (baseUrl.value === '' && !isRefused(setup, 'userAuth.openId.baseUrl')) report('missing', { at: baseUrl });
    const { login, tokens } = setup;
    if (tokens?.verdict.idp === 'keycloak' && login?.idp === 'oidc' && isBeginning(baseUrl.value, tokens.url.value)) {
      const data = { found: baseUrl.value, meant: tokens.url.value };
      return report('beginning', { at: baseUrl, data, replace: corrected(baseUrl.value, tokens.url.value) });
    }
    if (!login || login.level === 'ok' || isSlashAlone(baseUrl.value, login)) return;
    if (issuerUrl.value !== '' && FINE_WITH_ISSUER_URL.includes(login.verdict)) return;
    const data = { found: baseUrl.value, why: login.why };
    if (login.level === 'warning') report('warning', { at: baseUrl, data });
    else if (login.suggestion)
      report('meant', {
        at: baseUrl,
        data: { ...data, meant: login.suggestion },
        replace: corrected(baseUrl.value, login.suggestion),
      });
    else if (login.needsIssuerUrl) report('needsIssuerUrl', { at: baseUrl, data });
    else report('form', { at: baseUrl, data });
  },
});

/** Keycloak's own address, which the one of a realm begins with. */
const isBeginning = (part: string, whole: string): boolean => {
  const bare = part.replace(/\/+$/, '');
  return whole.startsWith(`${bare}/`) && whole.replace(/\/+$/, '') !== bare;
};

/** A better form of the same URL is safe, another host is a guess. */
export const corrected = (found: string, meant: string): { readonly with: string; readonly safe: boolean } => ({
  with: meant,
  safe: [undefined, hostOf(meant)].includes(hostOf(found)),
});
