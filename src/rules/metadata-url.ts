import type { IdpId } from '../questions/answers.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';

const OPENID = '.well-known/openid-configuration';

/** Providers without a document at Flyte's default, `<base>/.well-known/oauth-authorization-server`. */
const WITHOUT_DEFAULT: Readonly<Partial<Record<IdpId, { readonly idp: string; readonly severity: 'error' | 'warning' }>>> = {
  'azure-ad': { idp: 'Microsoft Entra', severity: 'error' },
  auth0: { idp: 'Auth0', severity: 'warning' },
  keycloak: { idp: 'Keycloak before 25', severity: 'warning' },
};

export const metadataUrl = defineRule({
  id: 'metadata-url',
  severity: 'error',
  category: 'token',
  summary: 'the authorization server has no metadata document where Flyte looks for it',
  symptom: { component: 'flyteadmin', when: 'start', text: '404 Not Found' },
  messages: {
    default: {
      text: '{idp} publishes no ".well-known/oauth-authorization-server", which is where Flyte looks unless "{at}" says otherwise',
      fix: `{at}: ${OPENID}`,
    },
    root: {
      text: 'metadataUrl "{found}" begins with "/": Flyte then drops the path "{path}" of the base URL. remove the "/"',
      fix: '{meant}',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup?.tokens || setup.tokens.verdict.internalOnly) return;
    const { url, verdict } = setup.tokens;
    const { metadataUrl: found } = setup.auth.appAuth.externalAuthServer;
    const gap = verdict.idp && WITHOUT_DEFAULT[verdict.idp];
    if (gap && /^(\.?\/?\.well-known\/oauth-authorization-server)?$/.test(found.value)) {
      report('default', { at: found, severity: gap.severity, data: { idp: gap.idp } });
      return;
    }
    const path = pathOf(url.value);
    if (found.value.startsWith('/') && path !== '' && !found.value.includes(path)) {
      report('root', { at: found, data: { found: found.value, path, meant: found.value.slice(1) } });
    }
  },
});

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : '');
