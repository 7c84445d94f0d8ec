import { type OldEffect, settingChangesSince, valueChangesSince } from '../charts/history.ts';
import { isOnIn } from '../charts/places.ts';
import type { Path } from '../core/origin.ts';
import { at, isNull, type Node } from '../core/tree.ts';
import { settingLeaves } from '../flyte/leaves.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { isOwn } from './values.ts';

/** When each effect matters: with a value given, with an empty one, with one that is false, with none. */
const APPLIES: Readonly<Record<OldEffect, (node: Node | undefined) => boolean>> = {
  ignored: (node) => node !== undefined && !isEmpty(node),
  needless: (node) => node !== undefined && !isEmpty(node),
  'empty-secret': (node) => node !== undefined && isEmpty(node),
  mounted: (node) => node?.kind === 'scalar' && node.value === false,
  required: () => false,
};

export const chartVersion = defineRule({
  id: 'chart-version',
  severity: 'error',
  category: 'shape',
  summary: 'the version of the chart reads a value in another way, or not at all',
  symptom: { none: 'older charts ignore values that they do not know, without a word' },
  messages: {
    ignored: '"{at}" is read since {since}, and version {version} of the chart ignores it. use a newer chart, or do without it',
    needless: { text: '"{at}" is read since {since}; version {version} has no need of it', severity: 'info' },
    'empty-secret': {
      text: 'without a secret in "{at}", version {version} of the chart writes an empty one over your Secret. use {since} or newer',
      symptom: { component: 'flytepropeller', when: 'workflow run', text: 'oauth2: "invalid_client"' },
    },
    mounted: {
      text: 'version {version} of the chart mounts the Secret although "{at}" is false: you have to make it. {since} and newer mount none then',
      severity: 'info',
      symptom: { component: 'kubelet', when: 'start of the pod', text: 'secret "flyte-secret-auth" not found' },
    },
    required: {
      text: 'version {version} of the chart fails without "{at}". add it, or use {since} or newer',
      symptom: { component: 'helm', when: 'upgrade', text: 'Internal client secret hash required when' },
      fix: '{at}: <base64 of the bcrypt hash>',
    },
  },
  check(model, report) {
    const { chart, chartVersion: version } = model.release;
    const lost: Path[] = [];
    for (const { path, since, effect } of valueChangesSince(version, chart)) {
      const node = at(model.userValues, path);
      // Whoever ignores a block ignores what stands in it.
      if (lost.some((block) => block.every((step, index) => path[index] === step))) continue;
      if (effect === 'ignored' && APPLIES.ignored(node)) lost.push(path);
      if (APPLIES[effect](node)) report(effect, { at: { from: 'chart', path }, on: 'key', data: { since, version } });
      if (effect === 'required' && needsHash(model) && (node === undefined || isEmpty(node)))
        report('required', { at: { from: 'chart', path }, data: { since, version } });
    }
    const own = model.processes.flatMap(settingLeaves).filter(({ leaf }) => isOwn(leaf));
    for (const { path, since, effect } of settingChangesSince(version)) {
      const found = own.find((one) => one.path.join('.') === path.join('.'));
      if (found) report(effect, { at: found.leaf, data: { since, version } });
    }
  },
});

const isEmpty = (node: Node): boolean =>
  isNull(node) || (node.kind === 'scalar' && node.value === '') || (node.kind === 'map' && node.entries.size === 0);

/** Old charts ask for the hash wherever they configure Flyte's own authorization server. */
const needsHash = (model: ReleaseModel): boolean =>
  isOnIn(model.release.chart, model.values, 'authSwitch') && isOnIn(model.release.chart, model.values, 'ownServer');
