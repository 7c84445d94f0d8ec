import type { Verdict } from '../idps/verdicts.ts';
import { corrected } from './oidc-issuer-form.ts';
import { isSlashAlone } from './oidc-issuer-trailing-slash.ts';
import { defineRule, flyteKey } from './rule.ts';
import { setupOf } from './setup.ts';

/** Forms from which no metadata document can be reached; the other odd ones merely make one doubt. */
const UNREACHABLE: readonly Verdict[] = [
  'reject:no-scheme',
  'reject:well-known-suffix',
  'reject:endpoint-not-issuer',
  'reject:query-or-fragment',
  'reject:okta-admin-host',
  'reject:keycloak-form',
  'reject:unsupported-idp',
];

/** Flyte adds a slash of its own here, and never compares the issuer of access tokens. */
export const externalIssuer = defineRule({
  id: 'external-issuer',
  severity: 'error',
  category: 'token',
  summary: 'the external authorization server cannot issue tokens for Flyte',
  symptom: { component: 'flyteadmin', when: 'CLI call', text: 'failed to verify id token signature' },
  messages: {
    impossible: {
      text: '"{found}" cannot issue tokens for Flyte: it {why}. set "{type}" to Self, or take another server',
      fix: '{type}: Self',
    },
    form: 'URL "{found}" {why}',
    meant: { text: 'URL "{found}" {why}. did you mean "{meant}"', fix: '{meant}' },
  },
  check(model, report) {
    const tokens = setupOf(model)?.tokens;
    if (!tokens) return;
    const { url, verdict } = tokens;
    const data = { found: url.value, why: verdict.why };
    if (verdict.internalOnly) report('impossible', { at: url, data: { ...data, type: flyteKey('auth.appAuth.authServerType') } });
    if (verdict.level !== 'error' || isSlashAlone(url.value, verdict)) return;
    const severity = UNREACHABLE.includes(verdict.verdict) ? 'error' : 'warning';
    const meant = verdict.suggestion;
    if (meant) report('meant', { at: url, severity, data: { ...data, meant }, replace: corrected(url.value, meant) });
    else report('form', { at: url, severity, data });
  },
});
