import type { Sourced } from '../core/origin.ts';
import { settingLeaves } from '../flyte/leaves.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';
import { serverOf, setupOf } from './setup.ts';
import { isOwn, writtenNumber } from './values.ts';

/** One second, below which nobody sets any of Flyte's durations on purpose. */
const SECOND = 1e9;
/** Durations that break logins or calls when they are over at once; the others merely make Flyte hasty. */
const VITAL = /Lifespan$|^perRetryTimeout$/;

export const durationUnit = defineRule({
  id: 'duration-unit',
  severity: 'error',
  category: 'shape',
  summary: 'a duration without a unit, which Flyte counts in nanoseconds',
  symptom: { component: 'flyteadmin', when: 'CLI call', text: 'Token is expired' },
  messages: {
    number: {
      text: '"{at}" is {found} nanoseconds to Flyte, because the number has no unit. write one, such as "{found}s" or "{found}m"',
      fix: '{at}: {found}s',
    },
    zero: {
      text: '"{at}" is 0, so every token is expired when it is issued. say how long it lasts, or remove the line',
      fix: '{at}: 30m',
    },
  },
  check(model, report) {
    for (const { name, leaf } of durations(model)) {
      const found = writtenNumber(model, leaf.origin) ?? 0;
      const severity = VITAL.test(name) ? 'error' : 'warning';
      if (found !== 0 && Math.abs(found) < SECOND) report('number', { at: leaf, severity, data: { found } });
    }
    if (setupOf(model)?.mode !== 'Self') return;
    const { accessTokenLifespan, authorizationCodeLifespan, refreshTokenLifespan } =
      setupOf(model)?.auth.appAuth.selfAuthServer ?? {};
    for (const lifespan of [accessTokenLifespan, authorizationCodeLifespan, refreshTokenLifespan]) {
      if (lifespan?.value === '0s') report('zero', { at: lifespan });
    }
  },
});

/** The settings that Flyte reads as durations and that somebody wrote, with their names. */
function durations(model: ReleaseModel): readonly { readonly name: string; readonly leaf: Sourced<unknown> }[] {
  if (serverOf(model) !== undefined && setupOf(model) === undefined) return [];
  return model.processes.flatMap(settingLeaves).flatMap(({ path, leaf }) => {
    const isDuration = typeof leaf.value === 'string' && /^-?[\d.]+(ns|µs|ms|s|m|h)/.test(leaf.value);
    return isDuration && isOwn(leaf) ? [{ name: String(path.at(-1)), leaf }] : [];
  });
}
