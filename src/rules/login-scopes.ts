import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { textsOf } from './values.ts';

export const loginScopes = defineRule({
  id: 'login-scopes',
  severity: 'error',
  category: 'login',
  summary: 'the browser login asks the provider for the wrong scopes',
  symptom: { component: 'flyteadmin', when: 'login', text: 'Response does not contain an id_token' },
  messages: {
    noOpenid: {
      text: 'login scopes {found} lack "openid". without it the provider sends no ID token and the login fails. add it',
      fix: '[openid, profile]',
    },
    googleOffline: {
      text: 'Google refuses the login scope "offline_access". remove it',
      symptom: { component: 'browser', when: 'login', text: 'Error 400: invalid_scope' },
    },
    entraApi: {
      text: 'login scope "{scope}" makes tokens that do not tell Flyte who it is. ask for openid, profile, email, offline_access',
      symptom: {
        component: 'flyteadmin',
        when: 'login',
        text: 'Failed to query user info. Error: error getting user info from IDP',
      },
    },
    noRefresh: {
      text: 'login scopes {found} lack "offline_access": people log in anew whenever their ID token expires. add it',
      severity: 'info',
      symptom: { component: 'browser', when: 'login', text: 'a new login at every expiry of the ID token' },
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { scopes } = setup.auth.userAuth.openId;
    // "openid profile" as one element makes the same request as two.
    const found = textsOf(scopes)
      .flatMap((scope) => scope.split(' '))
      .filter(Boolean);
    if (!found.includes('openid'))
      report('noOpenid', { at: scopes, data: { found }, cure: { safe: true, change: { add: 'openid', to: scopes } } });
    const idp = setup.login?.idp;
    const offline = scopes.value.find(({ value }) => value.split(' ').includes('offline_access'));
    if (idp === 'google' && offline) report('googleOffline', { at: offline, cure: { safe: true, change: { remove: offline } } });
    if (idp !== 'azure-ad') return;
    for (const scope of scopes.value.filter(({ value }) => value.startsWith('api://')))
      report('entraApi', { at: scope, data: { scope: scope.value } });
    if (!offline) report('noRefresh', { at: scopes, data: { found } });
  },
});
