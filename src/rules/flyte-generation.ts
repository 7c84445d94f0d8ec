import { failsWithAuth, flyte2Values, isFlyte2 } from '../charts/generation.ts';
import { isOnIn, placeIn } from '../charts/places.ts';
import { formatPath } from '../core/origin.ts';
import { at } from '../core/tree.ts';
import { defineRule } from './rule.ts';
import { evidenceOfAuth, serverOf } from './setup.ts';

export const flyteGeneration = defineRule({
  id: 'flyte-generation',
  severity: 'error',
  category: 'switch',
  summary: 'values for Flyte 1 and a chart of Flyte 2, or the other way round',
  symptom: { none: 'the chart of Flyte 2 ignores authentication without a word, and everybody may use Flyte' },
  messages: {
    noAuth:
      'version {version} is a chart of Flyte 2, which has no authentication: nothing reads this. put a proxy that logs people in before it',
    fails: {
      text: 'version {version} is a chart of Flyte 2, and Helm fails with authentication switched on. remove it and put a proxy before Flyte',
      symptom: { component: 'helm', when: 'upgrade', text: 'no template "flyte-binary.configuration.auth.' },
    },
    mixed:
      '"{found}" is read by the chart of Flyte 2 alone, and that one reads no authentication settings. decide for one of the two',
    flyte2: {
      text: '"{found}" is read by the chart of Flyte 2 alone, and version {version} is one of Flyte 1. remove it, or name the version with --chart-version',
      severity: 'warning',
    },
    proxy: {
      text: 'version {version} is a chart of Flyte 2, which has no authentication: a proxy before it has to log people in. "flyte-auth-config init --chart-version {version}" says more',
      severity: 'info',
    },
  },
  check(model, report) {
    const { chart, chartVersion: version } = model.release;
    const server = serverOf(model);
    const [evidence] = server ? evidenceOfAuth(model, server) : [];
    const path = placeIn(chart, 'authSwitch');
    const block = path && at(model.userValues, path.slice(0, -1));
    const written = evidence?.origin ?? block?.origin;
    if (isFlyte2(version)) {
      const at = { from: 'chart', path: path ?? [] } as const;
      if (failsWithAuth(version) && isOnIn(chart, model.values, 'authSwitch')) report('fails', { at, data: { version } });
      else if (written) report('noAuth', { at: block?.origin ?? written, on: 'key', data: { version } });
      else report('proxy', { at, data: { version } });
      return;
    }
    const [mark] = flyte2Values(chart, model.userValues);
    if (mark?.origin.from !== 'file') return;
    const found = formatPath(mark.origin.path);
    if (written) report('mixed', { at: mark.origin, on: 'key', data: { found } });
    else report('flyte2', { at: mark.origin, on: 'key', data: { found, version } });
  },
});
