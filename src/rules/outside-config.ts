import { isOnIn, placeIn } from '../charts/places.ts';
import { valuesPathOf } from '../charts/where.ts';
import { formatPath, type Sourced } from '../core/origin.ts';
import { at, isNull, type Node } from '../core/tree.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { addedConfig } from './added-config.ts';
import { defineRule, type Report } from './rule.ts';
import { setupOf } from './setup.ts';
import { isOwn } from './values.ts';

/** The last file of the chart: names are compared byte by byte, so that `99-auth.yaml` comes after it. */
const LAST_FILE = '100-inline-config.yaml';

const MESSAGES = {
  added:
    '"{name}" adds files that were not checked. Flyte reads all files in the order of their names: one that is to win comes after "{last}"',
  unchecked: '"{name}" takes the place of the whole configuration, so that nothing of it was checked',
  replaced: {
    text: '"{name}" takes the place of the whole configuration, of what is set here the Secrets alone are made. move "{lost}" there',
    severity: 'warning',
  },
  noKeys: {
    text: 'with "{ref}" the chart makes no keys for cookies and tokens. put them into Secret "{secret}" yourself',
    severity: 'warning',
    symptom: { component: 'flyteadmin', when: 'start', text: 'secrets not found - file [/etc/secrets/cookie_hash_key]' },
  },
} as const;

export const outsideConfig = defineRule({
  id: 'outside-config',
  severity: 'info',
  category: 'shape',
  summary: 'a part of the configuration lies outside of the values',
  symptom: { none: 'what lies outside of the values was not checked' },
  messages: MESSAGES,
  check(model, report) {
    const setup = setupOf(model);
    for (const name of setup ? addedConfig(setup.server) : [])
      report('added', { at: name, data: { name: name.value, last: LAST_FILE } });
    const [name] = model.manifests?.externalConfig ?? [];
    if (name && isOwn(name)) judgeReplaced(model, name, report);
  },
});

function judgeReplaced(model: ReleaseModel, name: Sourced<string>, report: Report<typeof MESSAGES>): void {
  const { chart } = model.release;
  const isOn = isOnIn(chart, model.values, 'authSwitch');
  const lost = isOn ? lostSettings(model)[0] : undefined;
  if (lost?.origin.from === 'file')
    report('replaced', { at: name, data: { name: name.value, lost: formatPath(lost.origin.path) } });
  else report('unchecked', { at: name, data: { name: name.value } });
  // An init container of the user's own brings the chart's back.
  if (!isOn || isOnIn(chart, model.values, 'ownInitContainers')) return;
  const secret = model.manifests?.secrets.find(({ keys }) => keys.size === 0)?.name ?? '';
  report('noKeys', { at: { from: 'chart', path: placeIn(chart, 'authSwitch') ?? [] }, data: { ref: name.value, secret } });
}

/** Settings that the chart would have put into the configuration that is not made now. */
const lostSettings = ({ release: { chart }, userValues }: ReleaseModel): readonly Node[] =>
  ['auth.userAuth.openId.baseUrl', 'auth.userAuth.openId.clientId', 'auth.authorizedUris', 'auth.appAuth', 'server.security']
    .flatMap((path) => at(userValues, valuesPathOf(chart, path.split('.'))) ?? [])
    .filter((node) => !isNull(node));
