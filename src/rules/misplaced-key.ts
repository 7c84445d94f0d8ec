import { valuesPathOf } from '../charts/where.ts';
import type { Origin } from '../core/origin.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import type { Cure } from './change.ts';
import { defineRule, type KeyName } from './rule.ts';
import { strayKeys } from './stray-keys.ts';

/** The server swallows such keys: neither Helm nor Flyte says a word. */
export const misplacedKey = defineRule({
  id: 'misplaced-key',
  severity: 'error',
  category: 'shape',
  summary: 'an authentication setting stands where nothing reads it',
  symptom: { none: 'Helm and Flyte ignore the key without a word; the default is used instead' },
  messages: {
    elsewhere: { text: '"{at}" is read by nobody: Helm and Flyte ignore it. did you mean "{meant}"', fix: 'move it to {meant}' },
    foreign:
      '"{at}" is a key of the chart {foreign}; {chart} never reads it. write the same settings below "{meant}", or use {foreign}',
    nested: {
      text: 'everything below "{at}" is ignored by {chart}. only a chart of your own that depends on it reads it there. validate that part with --values-key',
      severity: 'warning',
    },
  },
  check(model, report) {
    const { chart } = model.release;
    for (const { origin, meant, kind, foreign } of strayKeys(model)) {
      if (kind === 'nested') report('nested', { at: origin, on: 'key', data: { chart } });
      if (kind !== 'misplaced' || !meant) continue;
      if (foreign) report('foreign', { at: origin, on: 'key', data: { meant, foreign, chart } });
      else
        report('elsewhere', {
          at: origin,
          on: 'key',
          data: { meant },
          ...(canMove(model, origin, meant) && moved(origin, meant)),
        });
    }
  },
});

/** Keys that mean the same under another name, whatever stands below them. */
const SAME: Readonly<Record<string, string>> = {
  adminServer: 'inline',
  clientSecretHash: 'client_secret',
  enabled: 'useAuth',
  oauth: 'auth',
  oidc: 'openId',
  openId: 'oidc',
};

/** Whether a key can go to its place as it is. */
function canMove({ release }: ReleaseModel, origin: Origin, meant: KeyName): boolean {
  const place = 'values' in meant ? meant.values : valuesPathOf(release.chart, meant.flyte);
  const name = 'path' in origin ? String(origin.path.at(-1)) : '';
  const target = String(place.at(-1));
  return name.toLowerCase() === target.toLowerCase() || (Object.hasOwn(SAME, name) && SAME[name] === target);
}

const moved = (origin: Origin, to: KeyName): { readonly cure: Cure } => ({ cure: { safe: true, change: { move: origin, to } } });
