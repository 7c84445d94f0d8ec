import { valuesPathOf } from '../../charts/where.ts';
import { at } from '../../core/tree.ts';
import type { ReleaseModel } from '../../flyte/model.ts';
import { ENTRY_NAMES } from '../../secrets/entries.ts';
import { inspectHash } from '../../secrets/hash-form.ts';
import { secretsKept } from '../read.ts';
import type { ReadAnswer } from './existing.ts';
import { isOwnSecret } from './existing-secrets.ts';
import { type Finder, HASH_SETTING } from './found.ts';

/** How the secrets are kept: values that do not hold them name a Secret, or leave it to the chart's usual one. */
export function keepingIn(model: ReleaseModel, finder: Finder): readonly ReadAnswer[] {
  return [...secretsIn(model), ...costIn(finder)];
}

function secretsIn(model: ReleaseModel): readonly ReadAnswer[] {
  const kept = secretsKept(model);
  const { chart } = model.release;
  if (kept.kept === 'outside') {
    return [
      { key: 'secrets', raw: 'existing' },
      { key: 'secretName', raw: kept.name },
    ];
  }
  const written = ENTRY_NAMES.map((key) => at(model.userValues, valuesPathOf(chart, ['secrets', key]))).find(
    (node) => node?.kind === 'scalar' && isOwnSecret(String(node.value ?? '')),
  );
  if (written === undefined) return [];
  const { origin } = written;
  return [{ key: 'secrets', raw: 'values', ...(origin.from === 'file' && { origin }) }];
}

/** A hash of another cost would be another hash. */
function costIn(finder: Finder): readonly ReadAnswer[] {
  const hash = finder.one(HASH_SETTING);
  const form = hash && inspectHash(hash.text);
  return form && 'cost' in form ? [{ key: 'bcryptCost', raw: String(form.cost), origin: hash.origin }] : [];
}
