import type { Sourced } from '../core/origin.ts';
import { defineRule, flyteKey } from './rule.ts';
import { setupOf } from './setup.ts';

/** Each of the three serves one purpose, and none stands in for another. */
export const proxySettings = defineRule({
  id: 'proxy-settings',
  severity: 'warning',
  category: 'url',
  summary: 'an HTTP proxy is set for some of the requests to the provider and not for others',
  symptom: { component: 'flyteadmin', when: 'start', text: 'dial tcp: i/o timeout' },
  messages: {
    some: 'the proxy is not set in "{unset}", which serves {purpose}. set it there too',
    useless: 'the proxy in "{at}" serves external authorization servers alone. logins go through "{login}"',
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { userAuth, appAuth, httpProxyURL } = setup.auth;
    const login = { key: 'auth.userAuth.httpProxyURL', proxy: userAuth.httpProxyURL, purpose: 'the login' };
    const metadata = { key: 'auth.httpProxyURL', proxy: httpProxyURL, purpose: 'the metadata for clients' };
    const tokens = {
      key: 'auth.appAuth.externalAuthServer.httpProxyURL',
      proxy: appAuth.externalAuthServer.httpProxyURL,
      purpose: 'the keys that tokens are checked with',
    };
    if (setup.mode === 'Self') {
      for (const { proxy } of [metadata, tokens].filter(isSet))
        if (userAuth.httpProxyURL.value === '') report('useless', { at: proxy, data: { login: flyteKey(login.key) } });
      return;
    }
    const [first] = [login, metadata, tokens].filter(isSet);
    for (const { key, purpose } of first ? [login, metadata, tokens].filter((one) => !isSet(one)) : []) {
      if (first) report('some', { at: first.proxy, data: { unset: flyteKey(key), purpose } });
    }
  },
});

const isSet = ({ proxy }: { readonly proxy: Sourced<string> }): boolean => proxy.value !== '';
