import { profileOf } from '../idps/index.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { isUnfilled } from './values.ts';

export const oidcClientId = defineRule({
  id: 'oidc-client-id',
  severity: 'error',
  category: 'login',
  summary: 'the client id of the console is missing, somebody else’s, or not one of its provider',
  symptom: { component: 'browser', when: 'login', text: 'invalid_client' },
  messages: {
    missing: 'there is no client id in "{at}". register a web application at the provider and add its id',
    chartDefault:
      'client id "{found}" is the chart\'s default, which belongs to nobody here. set "{at}" to the id of your own web application',
    looks: { text: 'client id "{found}" does not look like {looks}. check it', severity: 'warning' },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { clientId } = setup.auth.userAuth.openId;
    const found = clientId.value;
    if (found === '') report('missing', { at: clientId });
    else if (clientId.origin.from === 'chart' || found === FLYTE_OWN) report('chartDefault', { at: clientId, data: { found } });
    else if (!isUnfilled(found)) {
      const format = setup.login?.idp && profileOf(setup.login.idp).clientId;
      if (format && !format.pattern.test(found)) report('looks', { at: clientId, data: { found, looks: format.looks } });
    }
  },
});

/** The Google client that flyte-core's values name. */
const FLYTE_OWN = '657465813211-6eog7ek7li5k7i7fvgv2921075063hpe.apps.googleusercontent.com';
