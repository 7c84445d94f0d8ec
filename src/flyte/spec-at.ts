import type { DecodeError } from './model.ts';
import { CONFIG_SECTIONS } from './sections.ts';
import type { Spec } from './spec.ts';

/** The shape of the setting that Flyte's decoder complains of, of the whole list for an item; undefined for no setting at all. */
export function specAt({ section, path }: Pick<DecodeError, 'section' | 'path'>): Spec | undefined {
  const steps = path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];
  return steps.reduce<Spec | undefined>((spec, step) => spec && below(spec, step), CONFIG_SECTIONS[section]);
}

function below(spec: Spec, step: string): Spec | undefined {
  if (step.startsWith('[')) return spec.kind === 'mapOf' ? spec.item : spec;
  return spec.kind === 'struct' && Object.hasOwn(spec.fields, step) ? spec.fields[step] : undefined;
}
