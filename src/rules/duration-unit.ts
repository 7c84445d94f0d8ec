import type { Sourced } from '../core/origin.ts';
import { settingLeaves } from '../flyte/leaves.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { isDataPlane, setupOf } from './setup.ts';
import { writtenNumber } from './written.ts';

/** One second in nanoseconds: nobody sets any of Flyte's durations to less on purpose. */
const SECOND = 1e9;
const DURATION = /^-?[\d.]+(ns|µs|ms|s|m|h)/;
/** Durations that break logins or calls when they are over at once; the others merely make Flyte hasty. */
const VITAL = /Lifespan$|^perRetryTimeout$/;

export const durationUnit = defineRule({
  id: 'duration-unit',
  severity: 'error',
  category: 'shape',
  summary: 'a duration has no unit, and Flyte counts it in nanoseconds',
  symptom: { component: 'flyteadmin', when: 'CLI call', text: 'Token is expired' },
  messages: {
    number: {
      text: '"{at}" is {found} nanoseconds to Flyte. add a unit, such as "{found}s" or "{found}m"',
      fix: '{at}: {found}s',
    },
    zero: {
      text: '"{at}" is 0, so every token is born expired. say how long it lasts, or remove the line',
      fix: '{at}: 30m',
    },
  },
  check(model, report) {
    const setup = setupOf(model);
    if (setup === undefined && !isDataPlane(model)) return;
    for (const { name, leaf } of durations(model)) {
      const found = writtenNumber(model, leaf.origin) ?? 0;
      const severity = VITAL.test(name) ? 'error' : 'warning';
      if (found !== 0 && Math.abs(found) < SECOND) report('number', { at: leaf, severity, data: { found } });
    }
    if (setup?.mode !== 'Self') return;
    const { accessTokenLifespan, authorizationCodeLifespan } = setup.auth.appAuth.selfAuthServer;
    for (const lifespan of [accessTokenLifespan, authorizationCodeLifespan]) {
      if (lifespan.value === '0s') report('zero', { at: lifespan });
    }
  },
});

const durations = (model: ReleaseModel): readonly { readonly name: string; readonly leaf: Sourced<unknown> }[] =>
  model.processes
    .flatMap(settingLeaves)
    .filter(({ leaf }) => typeof leaf.value === 'string' && DURATION.test(leaf.value))
    .map(({ path, leaf }) => ({ name: String(path.at(-1)), leaf }));
