import { metadataUrl as metadataUrlOf } from '../flyte/metadata-url.ts';
import type { IdpId } from '../questions/answers.ts';
import { defineRule, flyteKey } from './rule.ts';
import { isRefused, setupOf } from './setup.ts';

/** Providers without a document at Flyte's default, `<base>/.well-known/oauth-authorization-server`. */
const WITHOUT_DEFAULT: Readonly<Partial<Record<IdpId, { readonly idp: string; readonly severity: 'error' | 'warning' }>>> = {
  'azure-ad': { idp: 'Microsoft Entra', severity: 'error' },
  auth0: { idp: 'Auth0', severity: 'warning' },
  keycloak: { idp: 'Keycloak before 25', severity: 'warning' },
};

const OPENID = { set: flyteKey('auth.appAuth.externalAuthServer.metadataUrl'), to: '.well-known/openid-configuration' };

export const metadataUrl = defineRule({
  id: 'metadata-url',
  severity: 'error',
  category: 'token',
  summary: 'the authorization server has no metadata document where Flyte looks for it',
  symptom: { component: 'flyteadmin', when: 'start', text: '404 Not Found' },
  messages: {
    default: {
      text: '{idp} publishes no metadata at "{url}". set "{at}"',
      fix: '{at}: .well-known/openid-configuration',
    },
    root: {
      text: 'metadataUrl begins with "/", so Flyte looks at "{url}", without the path of the base URL. remove the "/"',
      fix: '{meant}',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    const url = setup && metadataUrlOf(setup.auth)?.value;
    if (!setup?.tokens || url === undefined || setup.tokens.verdict.internalOnly) return;
    if (isRefused(setup, 'appAuth.externalAuthServer.metadataUrl')) return;
    const { idp } = setup.tokens.verdict;
    const { metadataUrl: at } = setup.auth.appAuth.externalAuthServer;
    const gap = idp && WITHOUT_DEFAULT[idp];
    const path = pathOf(setup.tokens.url.value);
    const losesPath = at.value.startsWith('/') && !at.value.includes(path);
    if (gap && /\/oauth-authorization-server$/.test(url))
      report('default', { at, severity: gap.severity, data: { url, idp: gap.idp }, cure: { safe: true, change: OPENID } });
    else if (losesPath) {
      const meant = at.value.slice(1);
      report('root', { at, data: { url, meant }, replace: { with: meant, safe: true } });
    }
  },
});

/** A path to lose; the root is none. */
const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : '');
