import type { ProcessName } from '../charts/chart.ts';
import { adminSpec, authSpec, securitySpec } from './config.ts';
import type { Spec } from './spec.ts';

export const SECTIONS = ['auth', 'security', 'admin'] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Where each section stands in the configuration, and its shape. */
export const SECTION_SPECS: Readonly<Record<SectionName, { readonly path: readonly string[]; readonly spec: Spec }>> = {
  auth: { path: ['auth'], spec: authSpec },
  security: { path: ['server', 'security'], spec: securitySpec },
  admin: { path: ['admin'], spec: adminSpec },
};

/** The sections that each process reads. */
export const PROCESS_SECTIONS: Readonly<Record<ProcessName, readonly SectionName[]>> = {
  flyte: ['auth', 'security', 'admin'],
  flyteadmin: ['auth', 'security'],
  flytepropeller: ['admin'],
  flytescheduler: ['admin'],
  syncresources: ['admin'],
};

/** The fields of `server` (flyteadmin/pkg/config/config.go). */
export const SERVER_FIELDS: readonly string[] = [
  'httpPort',
  'grpcPort',
  'grpcServerReflection',
  'kube-config',
  'master',
  'security',
  'grpc',
  'dataProxy',
  'readHeaderTimeoutSeconds',
  'kubeClientConfig',
  'gracefulShutdownTimeoutSeconds',
];
