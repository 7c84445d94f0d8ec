import { recogniseIssuer } from '../idps/recognise.ts';
import type { Verdict } from '../idps/verdicts.ts';
import { corrected } from './oidc-issuer-form.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { isFilledIn } from './values.ts';

/** What discovery documents do say, although it is nothing to ask for them by. */
const PUBLISHED: readonly Verdict[] = ['entra-v1(warn)', 'keycloak(warn http)', 'oidc(warn http)', 'b2c-tfp(warn)'];

/** Unlike a wrong base URL, a wrong issuer lets flyteadmin start: every ID token is refused after the login. */
export const oidcIssuerUrl = defineRule({
  id: 'oidc-issuer-url',
  severity: 'error',
  category: 'login',
  summary: 'issuerUrl is not what the provider writes into its ID tokens',
  symptom: {
    component: 'flyteadmin',
    when: 'login',
    text: 'oidc: id token issued by a different provider',
  },
  messages: {
    form: 'issuerUrl "{found}" {why}. it has to be the "issuer" of the discovery document, byte for byte',
    meant: {
      text: 'issuerUrl "{found}" {why}. did you mean "{meant}"',
      fix: '{meant}',
    },
    otherIdp: {
      text: 'issuerUrl "{found}" belongs to another provider than "{baseUrl}". use the "issuer" of its discovery document',
      severity: 'warning',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { issuerUrl, baseUrl } = setup.auth.userAuth.openId;
    if (!isFilledIn(issuerUrl)) return;
    const verdict = recogniseIssuer(issuerUrl.value);
    const data = { found: issuerUrl.value, why: verdict.why };
    const other = setup.login?.idp !== verdict.idp && ![setup.login?.idp, verdict.idp].includes('oidc');
    if (verdict.level === 'error' && !PUBLISHED.includes(verdict.verdict)) {
      const meant = verdict.suggestion;
      if (meant) report('meant', { at: issuerUrl, data: { ...data, meant }, replace: corrected(issuerUrl.value, meant) });
      else report('form', { at: issuerUrl, data });
    } else if (setup.login?.idp && verdict.idp && other) {
      report('otherIdp', {
        at: issuerUrl,
        data: { found: issuerUrl.value, baseUrl: baseUrl.value },
        related: [{ message: 'the base URL', at: baseUrl }],
      });
    }
  },
});
