import { HelmError } from '../../helm/failure.ts';
import { isTruthy } from '../../helm/go-print.ts';
import type { ValuesView } from '../values-view.ts';

/** Fails where templates that do not carry authentication themselves make Helm fail on authentication values. */
export function checkTemplates(view: ValuesView): void {
  checkClusterRole(view);
  if (view.on('common', 'ingress', 'enabled')) checkSecure(view);
  if (view.on('flyteadmin', 'enabled')) {
    view.get('configmap', 'adminServer', 'server', 'httpPort');
    view.get('configmap', 'adminServer', 'server', 'grpc', 'port');
    view.get('configmap', 'adminServer', 'flyteadmin', 'profilerPort');
  }
}

/** Source: templates/admin/rbac.yaml, since v1.16.0. */
function checkClusterRole(view: ValuesView): void {
  const role = view.get('flyteadmin', 'serviceAccount', 'createClusterRole');
  if (role === undefined) return;
  const key = '.Values.flyteadmin.serviceAccount';
  throw new HelmError(
    `execution error: ${key}.createClusterRole is set (either true or false). Please use the ${key}.rbac setting instead.`,
    role.origin,
  );
}

/** The ingress compares `secure` with a boolean, and Go's templates compare nothing else with one. Source: templates/common/ingress.yaml. */
function checkSecure(view: ValuesView): void {
  const secure = view.get('configmap', 'adminServer', 'server', 'security', 'secure');
  if (secure === undefined || (secure.kind === 'scalar' && typeof secure.value === 'boolean')) return;
  const type = secure.kind === 'scalar' && typeof secure.value === 'string' ? 'string' : secure.kind;
  throw new HelmError(
    `executing "grpcRoutes" at <eq .Values.configmap.adminServer.server.security.secure true>: error calling eq: incompatible types for comparison: ${type} and bool`,
    secure.origin,
  );
}

/** Whether the chart starts flytescheduler. Source: templates/flytescheduler/deployment.yaml. */
export function hasScheduler(view: ValuesView): boolean {
  if (!view.on('workflow_scheduler', 'enabled')) return false;
  const type = view.get('workflow_scheduler', 'type');
  return type?.kind === 'scalar' && type.value === 'native';
}

/** Whether the chart starts a clusterresourcesync that talks to flyteadmin. Source: templates/clusterresourcesync/deployment.yaml. */
export function hasStandaloneSync(view: ValuesView): boolean {
  return (
    view.on('cluster_resource_manager', 'enabled') &&
    isTruthy(view.get('cluster_resource_manager', 'config', 'cluster_resources', 'standaloneDeployment'))
  );
}
