import type { ProcessName } from '../charts/chart.ts';
import { closest } from '../core/distance.ts';
import { adminSpec, authSpec } from './config.ts';
import type { LoadedProcess } from './model.ts';
import { serverSpec } from './server-spec.ts';
import type { Spec } from './spec.ts';

/** The sections of a configuration that have to do with authentication, by their key. */
export const CONFIG_SECTIONS = { auth: authSpec, server: serverSpec, admin: adminSpec } as const;
export type ConfigSection = keyof typeof CONFIG_SECTIONS;

const ALL: readonly ConfigSection[] = ['auth', 'server', 'admin'];

/** The sections that each process decodes, so that a wrong value in one of them keeps it from starting. */
export const DECODED_SECTIONS: Readonly<Record<ProcessName, readonly ConfigSection[]>> = {
  flyte: ALL,
  flyteadmin: ALL,
  flytepropeller: ['admin'],
  flytescheduler: ALL,
  syncresources: ALL,
};

/** The sections that each process goes by. */
export const PROCESS_SECTIONS: Readonly<Record<ProcessName, readonly ConfigSection[]>> = {
  flyte: ALL,
  flyteadmin: ['auth', 'server'],
  flytepropeller: ['admin'],
  flytescheduler: ['admin'],
  syncresources: ['admin'],
};

/** The settings in a section at any depth, by their name in lower case. */
const SETTING_NAMES: ReadonlySet<string> = new Set(Object.values(CONFIG_SECTIONS).flatMap(namesIn));

function namesIn(spec: Spec): readonly string[] {
  if (spec.kind !== 'struct') return [];
  return Object.entries(spec.fields).flatMap(([name, field]) => [name.toLowerCase(), ...namesIn(field)]);
}

/** Whether a key at the root of a file is one of the sections about authentication. */
export const isSection = (key: string): boolean => Object.hasOwn(CONFIG_SECTIONS, key.toLowerCase());

/** Whether a key that is no section is the name of a setting in one, a dotted path into one, or nearly the name of one. */
export function soundsLikeAuth(key: string): boolean {
  const name = key.toLowerCase();
  if (name.includes('.')) return isSection(name.split('.', 1)[0] ?? '');
  return SETTING_NAMES.has(name) || closest(name, Object.keys(CONFIG_SECTIONS)) !== undefined;
}

/** How a loaded process names each section: of `server`, `security` alone is kept. */
export const LOADED_NAMES = { auth: 'auth', server: 'security', admin: 'admin' } as const satisfies Readonly<
  Record<ConfigSection, LoadedProcess['sections'][number]>
>;
