import { isExampleHost } from './hosts.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';

export const exampleHost = defineRule({
  id: 'example-host',
  severity: 'error',
  category: 'url',
  summary: 'a host from an example was never replaced',
  symptom: { component: 'browser', when: 'login', text: 'invalid_client' },
  messages: {
    issuer: 'issuer "{found}" comes from an example of Flyte, and you have no client there. use the issuer of your own provider',
    public: {
      text: 'authorized URI "{found}" comes from an example of Flyte. put your own public URL there',
      symptom: { component: 'browser', when: 'login', text: '403; flyteadmin logs: unauthorized redirect URI' },
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { userAuth, appAuth, authorizedUris } = setup.auth;
    for (const url of [userAuth.openId.baseUrl, appAuth.externalAuthServer.baseUrl])
      if (isExampleHost(url.value)) report('issuer', { at: url, data: { found: url.value } });
    for (const uri of authorizedUris.value)
      if (isExampleHost(uri.value)) report('public', { at: uri, data: { found: uri.value } });
  },
});
