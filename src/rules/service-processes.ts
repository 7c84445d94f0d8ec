import type { ProcessName } from '../charts/chart.ts';
import type { LoadedProcess, ReleaseModel } from '../flyte/model.ts';
import { isDataPlane, setupOf } from './setup.ts';

/** The processes that call flyteadmin, in a release with authentication or in one whose server lives elsewhere. */
export const serviceProcesses = (model: ReleaseModel): readonly LoadedProcess[] =>
  setupOf(model) !== undefined || isDataPlane(model) ? model.processes.filter(({ sections }) => sections.includes('admin')) : [];

/** flytepropeller and flytescheduler have the same settings, and flyte-binary is both: a finding on those is one finding. */
export const serviceName = (process: ProcessName): string => (process === 'syncresources' ? process : 'flytepropeller');
