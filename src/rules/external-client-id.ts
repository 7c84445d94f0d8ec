import { profileOf } from '../idps/index.ts';
import type { IdpId } from '../questions/answers.ts';
import { oddClientId } from './client-id-looks.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { flyteClientOf } from './static-clients.ts';

/** Providers that make up client ids themselves, so that Flyte's own names cannot be right. */
const ASSIGNING: readonly (IdpId | undefined)[] = ['okta', 'azure-ad', 'auth0', 'google'];
/** The ids that Flyte and the charts use unless told otherwise. */
const DEFAULTS = ['flytepropeller', 'flytectl', 'flyte-cli'];

export const externalClientId = defineRule({
  id: 'external-client-id',
  severity: 'error',
  category: 'client',
  summary: 'a client id of Flyte’s own is used at an external authorization server',
  symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client"' },
  messages: {
    default: '{who} logs in as "{found}", the default id. {idp} assigns its own. set "{at}" to the id of the app for it',
    missing: '{who} has no client id. set "{at}" to the id of the app registered for it',
    looks: { text: 'client id "{found}" of {who} does not look like {looks}. check it', severity: 'warning' },
  },
  check(model, report) {
    const setup = setupOf(model);
    const idp = setup?.tokens?.verdict.idp;
    if (setup?.mode !== 'External' || idp === undefined) return;
    // An issuer that nobody chose tells nothing of the ids, and at one that issues no tokens for Flyte none would do.
    if (setup.tokens?.url.origin.from === 'chart' || setup.tokens?.verdict.internalOnly) return;
    const ids = [
      ...setup.callers.map(({ admin }) => ({ who: 'flytepropeller', clientId: admin.clientId })),
      { who: 'flytectl', clientId: flyteClientOf(setup).clientId },
    ];
    for (const { who, clientId } of ids) {
      const found = clientId.value;
      const isDefault = DEFAULTS.includes(found);
      const odd = isDefault || found === '' ? undefined : oddClientId(idp, found);
      if (found === '') report('missing', { at: clientId, data: { who } });
      if (isDefault && ASSIGNING.includes(idp))
        report('default', { at: clientId, data: { who, found, idp: profileOf(idp).label } });
      if (odd) report('looks', { at: clientId, severity: odd.severity, data: { who, found, looks: odd.looks } });
    }
  },
});
