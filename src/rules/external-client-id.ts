import type { Sourced } from '../core/origin.ts';
import { profileOf } from '../idps/index.ts';
import type { IdpId } from '../questions/answers.ts';
import { defineRule } from './rule.ts';
import { setupOf } from './setup.ts';
import { flyteClientOf } from './static-clients.ts';
import { isUnfilled } from './values.ts';

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
    default:
      '{who} logs in as "{found}", the default id, which {idp} does not know: it assigns ids of its own. set "{at}" to the id of the app registered for it',
    missing: '{who} has no client id. set "{at}" to the id of the app registered for it',
    looks: { text: 'client id "{found}" of {who} does not look like {looks}. check it', severity: 'warning' },
    shared: {
      text: 'flytectl and pyflyte log in as "{found}", the client of {other}, which has a secret that they do not have. register a public client',
      severity: 'warning',
      symptom: {
        component: 'flytectl',
        when: 'CLI call',
        text: 'error while exchanging auth code due to oauth2: "invalid_client"',
      },
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    const idp = setup?.tokens?.verdict.idp;
    if (setup?.mode !== 'External' || idp === undefined) return;
    const profile = profileOf(idp);
    const judge = (who: string, clientId: Sourced<string>): void => {
      const found = clientId.value;
      if (found === '') report('missing', { at: clientId, data: { who } });
      else if (isUnfilled(found)) return;
      else if (DEFAULTS.includes(found)) {
        if (ASSIGNING.includes(idp)) report('default', { at: clientId, data: { who, found, idp: profile.label } });
      } else if (profile.clientId && !profile.clientId.pattern.test(found)) {
        report('looks', { at: clientId, data: { who, found, looks: profile.clientId.looks } });
      }
    };
    for (const { admin } of setup.callers) judge('flytepropeller', admin.clientId);
    const cli = flyteClientOf(setup).clientId;
    judge('flytectl', cli);
    // At Entra one registration may be all of them, with public client flows allowed.
    if (idp === 'azure-ad' || isUnfilled(cli.value)) return;
    const { clientId: web } = setup.auth.userAuth.openId;
    const service = setup.callers.map(({ admin }) => admin.clientId).find(({ value }) => value === cli.value);
    const other = web.value === cli.value ? { name: 'the console', at: web } : service && { name: 'flytepropeller', at: service };
    if (other) {
      report('shared', {
        at: cli,
        data: { found: cli.value, other: other.name },
        related: [{ message: `the client of ${other.name}`, at: other.at }],
      });
    }
  },
});
