import type { Path } from '../core/origin.ts';
import { fromPlain, type MapNode, map, type Node, type Plain } from '../core/tree.ts';
import { CONFIG_SECTIONS } from './sections.ts';
import type { Spec } from './spec.ts';

/**
 * The settings that Flyte binds to command-line flags, with their defaults. A flag's default counts wherever no file and no variable
 * gives a value, so that null in a file means the default. Keys in lower case. Source: the generated GetPFlagSet functions.
 */
export const FLAG_DEFAULTS: MapNode = map(
  Object.entries(CONFIG_SECTIONS).map(([name, spec]) => [name, flagDefaults(spec, [name])]),
  { from: 'flyte', path: [] },
);

/**
 * The settings that stand for themselves whatever a file has there, by their path in lower case: the flags and the leaves of Flyte's
 * defaults, which it binds to environment variables. Source: flytestdlib/config/viper/viper.go (bindViperConfigsFromEnv).
 */
export const BOUND_PATHS: ReadonlySet<string> = new Set(
  Object.entries(CONFIG_SECTIONS).flatMap(([name, spec]) => boundPaths(spec, [name]).map((path) => path.join('.').toLowerCase())),
);

function flagDefaults(spec: Spec, path: Path): Node {
  const origin = { from: 'flyte', path } as const;
  if (spec.kind === 'struct') {
    const fields = Object.entries(spec.fields).filter(([, field]) => field.kind !== 'mapOf' && field.kind !== 'urls');
    return map(
      fields.map(([name, field]) => [name.toLowerCase(), flagDefaults(field, [...path, name])]),
      origin,
    );
  }
  return fromPlain(spec.kind === 'mapOf' ? null : (spec.fallback ?? []), (inner) => ({
    from: 'flyte',
    path: [...path, ...inner],
  }));
}

function boundPaths(spec: Spec, path: Path): Path[] {
  if (spec.kind === 'struct') {
    return Object.entries(spec.fields).flatMap(([name, field]) => boundPaths(field, [...path, name]));
  }
  if (spec.kind !== 'mapOf') return [path];
  return Object.entries(spec.fallback).flatMap(([key, item]) =>
    printedFields(spec.item, item).map((field) => [...path, key, field]),
  );
}

/** Secrets are left out where they are empty (`omitempty`), so that no variable is bound to them. */
function printedFields(spec: Spec, item: Plain): string[] {
  const fields = spec.kind === 'struct' ? Object.entries(spec.fields) : [];
  const given = new Set(Object.keys(item ?? {}));
  return fields.flatMap(([name, { kind }]) => (given.has(name) || (kind !== 'bytes' && kind !== 'byteLists') ? [name] : []));
}
