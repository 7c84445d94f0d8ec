import { HelmError } from '../../helm/failure.ts';
import { isTruthy } from '../../helm/go-print.ts';
import type { TemplateContext } from '../../helm/template/context.ts';
import { tplText } from '../../helm/tpl.ts';
import type { ValuesView } from '../values-view.ts';

const SECURE = '.Values.configmap.adminServer.server.security.secure';

/** Fails where templates that do not carry authentication themselves make Helm fail on authentication values. */
export function checkTemplates(view: ValuesView, context: TemplateContext): void {
  checkClusterRole(view);
  // The ingress compares `secure` with a boolean, and Go's templates compare nothing else with one.
  if (view.on('common', 'ingress', 'enabled')) tplText(`{{ eq ${SECURE} true }}`, context);
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

/** Whether the chart starts flytescheduler. Source: templates/flytescheduler/deployment.yaml. */
export function hasScheduler(view: ValuesView, context: TemplateContext): boolean {
  return (
    view.on('workflow_scheduler', 'enabled') && tplText('{{ eq .Values.workflow_scheduler.type "native" }}', context) === 'true'
  );
}

/** Whether the chart starts a clusterresourcesync that talks to flyteadmin. Source: templates/clusterresourcesync/deployment.yaml. */
export function hasStandaloneSync(view: ValuesView): boolean {
  return (
    view.on('cluster_resource_manager', 'enabled') &&
    isTruthy(view.get('cluster_resource_manager', 'config', 'cluster_resources', 'standaloneDeployment'))
  );
}
