import type { ProcessName } from '../charts/chart.ts';
import { adminSpec, authSpec } from './config.ts';
import type { LoadedProcess } from './model.ts';
import { serverSpec } from './server-spec.ts';

/** The sections of a configuration that have to do with authentication, by their key. */
export const CONFIG_SECTIONS = { auth: authSpec, server: serverSpec, admin: adminSpec } as const;
export type ConfigSection = keyof typeof CONFIG_SECTIONS;

const SERVER: readonly ConfigSection[] = ['auth', 'server'];
const CLIENT: readonly ConfigSection[] = ['admin'];

/** The sections that each process reads. */
export const PROCESS_SECTIONS: Readonly<Record<ProcessName, readonly ConfigSection[]>> = {
  flyte: [...SERVER, ...CLIENT],
  flyteadmin: SERVER,
  flytepropeller: CLIENT,
  flytescheduler: CLIENT,
  syncresources: CLIENT,
};

/** How a loaded process names each section: of `server`, `security` alone is kept. */
export const LOADED_NAMES = { auth: 'auth', server: 'security', admin: 'admin' } as const satisfies Readonly<
  Record<ConfigSection, LoadedProcess['sections'][number]>
>;
