import type { ProcessName } from '../charts/chart.ts';
import { CONFIG_SECTIONS, PROCESS_SECTIONS } from './sections.ts';
import type { Spec } from './spec.ts';

/** Paths in lower case of the groups of settings (`auth`, `auth.userauth` …) and of the settings themselves. */
interface Names {
  readonly groups: ReadonlySet<string>;
  readonly settings: ReadonlySet<string>;
}

const NAMES: Readonly<Record<string, Names>> = Object.fromEntries(
  Object.entries(CONFIG_SECTIONS).map(([section, spec]) => [section, namesIn(spec, section)]),
);

function namesIn(spec: Spec, path: string): Names {
  if (spec.kind !== 'struct') return { groups: new Set(), settings: new Set([path.toLowerCase()]) };
  const below = Object.entries(spec.fields).map(([name, field]) => namesIn(field, `${path}.${name}`));
  return {
    groups: new Set([path.toLowerCase(), ...below.flatMap(({ groups }) => [...groups])]),
    settings: new Set(below.flatMap(({ settings }) => [...settings])),
  };
}

/** Whether a dotted path in lower case is a group of settings that a process reads. */
export const isSettingGroup = (process: ProcessName, path: string): boolean =>
  PROCESS_SECTIONS[process].some((section) => NAMES[section]?.groups.has(path));

/** The environment variable of the setting with a dotted name in any case: `AUTH.USERAUTH.OPENID.CLIENTID`. */
export function settingNamed(name: string): string | undefined {
  const path = name.toLowerCase();
  return Object.values(NAMES).some(({ settings }) => settings.has(path)) ? path.toUpperCase() : undefined;
}
