import { oddClientId } from './client-id-looks.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';

export const oidcClientId = defineRule({
  id: 'oidc-client-id',
  severity: 'error',
  category: 'login',
  summary: 'the client id of the console is missing, somebody else’s, or not one of its provider',
  symptom: { component: 'browser', when: 'login', text: 'invalid_client' },
  messages: {
    missing: 'there is no client id in "{at}". register a web application at the provider and add its id',
    chartDefault:
      'the client id is left at the chart\'s default, which belongs to nobody here. set "{at}" to the id of your own web application',
    looks: { text: 'client id "{found}" does not look like {looks}. check it', severity: 'warning' },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    const { clientId } = setup.auth.userAuth.openId;
    const found = clientId.value;
    const isDefault = clientId.origin.from === 'chart' || found === FLYTE_OWN;
    if (found === '') report('missing', { at: clientId });
    else if (isDefault) report('chartDefault', { at: clientId });
    const odd = oddClientId(setup.login?.idp, found);
    if (odd && found !== '' && !isDefault)
      report('looks', { at: clientId, severity: odd.severity, data: { found, looks: odd.looks } });
  },
});

/** The Google client that flyte-core's values name. */
const FLYTE_OWN = '657465813211-6eog7ek7li5k7i7fvgv2921075063hpe.apps.googleusercontent.com';
