import { valuesPathOf } from '../charts/where.ts';
import { at } from '../core/tree.ts';
import { isSelfIssuer } from '../flyte/audience.ts';
import { defineRule, flyteKey } from './rule.ts';
import { type Setup, setupOf } from './setup.ts';
import { isOwn } from './values.ts';

const TYPE = flyteKey('auth.appAuth.authServerType');

/** flyte-binary has no value for the mode: `enableAuthServer: false` takes the clients away and leaves Flyte's own server running. */
export const externalSwitch = defineRule({
  id: 'external-switch',
  severity: 'error',
  category: 'switch',
  summary: 'an external authorization server is configured but Flyte still uses its own',
  symptom: {
    component: 'flytepropeller',
    when: 'workflow run',
    text: 'oauth2: "invalid_client" "Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)."',
  },
  messages: {
    disabled: {
      text: '"{at}: false" leaves Flyte\'s own authorization server in use, without clients. set "{type}" to External, or remove the line',
      fix: '{type}: External',
    },
    configured: {
      text: 'an external authorization server is configured while "{type}" is Self, so it is not used. set it to External',
      fix: '{type}: External',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (!setup || !isSelfIssuer(setup.auth)) return;
    const disabled = disabledServer(setup);
    const { externalAuthServer } = setup.auth.appAuth;
    const configured = [externalAuthServer.baseUrl, externalAuthServer.allowedAudience, externalAuthServer.metadataUrl].find(
      isOwn,
    );
    const cure = { safe: false, change: { set: TYPE, to: 'External' } };
    if (configured) {
      const related = [{ message: 'the server that is not used', at: configured }];
      report('configured', { at: setup.auth.appAuth.authServerType, data: { type: TYPE }, related, cure });
    } else if (disabled) report('disabled', { at: disabled, data: { type: TYPE }, cure });
  },
});

/** `enableAuthServer: false`, in charts that have it. */
export function disabledServer({ model }: Setup) {
  const node = at(model.userValues, valuesPathOf(model.release.chart, ['chart', 'enableAuthServer']));
  return node?.kind === 'scalar' && node.value === false ? node : undefined;
}
