import { idleValues } from '../charts/idle-values.ts';
import { valuesPathOf } from '../charts/where.ts';
import type { Origin } from '../core/origin.ts';
import { at, isMap, isNull } from '../core/tree.ts';
import { isSelfIssuer } from '../flyte/audience.ts';
import { settingLeaves } from '../flyte/leaves.ts';
import { defineRule, flyteKey, type Report } from './rule.ts';
import { type Setup, setupOf } from './setup.ts';
import { isOwn } from './values.ts';

const STATIC_CLIENTS = 'auth.appAuth.selfAuthServer.staticClients';

const MESSAGES = {
  self: '"{at}" is for Flyte\'s own authorization server, which is not in use. remove it',
  noClients: {
    text: 'an empty "{at}" takes no client away. name the clients that there are to be, or remove it',
    severity: 'warning',
  },
  besideRef: 'this secret is not used, as "{ref}" names a Secret outside of the values. remove it',
  chart: '"{at}" is read by no template of the chart. remove it',
  chartMeant: '"{at}" is read by no template of the chart. did you mean "{meant}"',
  old: '"{at}" is left over from older releases of Flyte, and nothing reads it. remove it',
  noAudience: {
    text: '"{at}" takes the audience from "{audience}", which is empty. set that, or remove this',
    severity: 'warning',
  },
} as const;

type Say = Report<typeof MESSAGES>;

export const settingWithoutEffect = defineRule({
  id: 'setting-without-effect',
  severity: 'info',
  category: 'shape',
  summary: 'a setting changes nothing as things are',
  symptom: { none: 'Flyte works as if the setting were not there' },
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    if (!setup) return;
    judgeSelf(setup, report);
    judgeClients(setup, report);
    for (const { origin, because, meant } of idleValues(model.release.chart, model.userValues)) {
      if (because) report('besideRef', { at: origin, data: { ref: { values: because } } });
      else if (meant) report('chartMeant', { at: origin, on: 'key', data: { meant: { values: meant } } });
      else report('chart', { at: origin, on: 'key', cure: { safe: false, change: { remove: origin } } });
    }
  },
});

/** One finding stands for the whole block. */
function judgeSelf({ auth, model, server }: Setup, report: Say): void {
  if (isSelfIssuer(auth)) return;
  const own = settingLeaves(server).find(({ path, leaf }) => path[2] === 'selfAuthServer' && isOwn(leaf));
  const hash = at(
    model.userValues,
    valuesPathOf(model.release.chart, `${STATIC_CLIENTS}.flytepropeller.client_secret`.split('.')),
  );
  const unused: Origin | undefined = own?.leaf.origin ?? (hash?.kind === 'scalar' && hash.value ? hash.origin : undefined);
  if (unused) report('self', { at: unused, on: 'key' });
}

function judgeClients({ mode, model, callers }: Setup, report: Say): void {
  const clients = at(model.userValues, valuesPathOf(model.release.chart, STATIC_CLIENTS.split('.')));
  const isEmpty = isNull(clients) || (isMap(clients) && clients.entries.size === 0);
  if (clients && isEmpty && mode === 'Self') report('noClients', { at: clients.origin, on: 'key' });
  for (const { admin, request } of callers) {
    for (const old of [admin.useAuth, admin.authorizationServerUrl]) if (isOwn(old)) report('old', { at: old, on: 'key' });
    if (admin.useAudienceFromAdmin.value && isOwn(admin.useAudienceFromAdmin) && request.audience.value === '')
      report('noAudience', {
        at: admin.useAudienceFromAdmin,
        data: { audience: flyteKey('auth.appAuth.thirdPartyConfig.flyteClient.audience') },
      });
  }
}
