import { HelmError } from '../../helm/failure.ts';
import { goPrint, isTruthy } from '../../helm/go-print.ts';
import type { TemplateContext } from '../../helm/template/context.ts';
import { tplText, tplTree } from '../../helm/tpl.ts';
import type { ValuesView } from '../values-view.ts';
import { isBefore } from '../version.ts';

const SECURE = '.Values.configmap.adminServer.server.security.secure';

/** Fails where templates that do not carry authentication themselves make Helm fail on authentication values. */
export function checkTemplates(view: ValuesView, context: TemplateContext): void {
  checkServiceAccount(view, context.chart.version);
  // The ingress compares `secure` with a boolean, and Go's templates compare nothing else with one.
  if (view.on('common', 'ingress', 'enabled')) tplText(`{{ eq ${SECURE} true }}`, context);
  if (view.on('flyteadmin', 'enabled')) {
    view.get('configmap', 'adminServer', 'server', 'httpPort');
    view.get('configmap', 'adminServer', 'server', 'grpc', 'port');
    view.get('configmap', 'adminServer', 'flyteadmin', 'profilerPort');
    checkAwsScheduler(view, context);
  }
}

const ACCOUNT = '.Values.flyteadmin.serviceAccount';

/** What the chart refuses to hear of since it makes Roles too. */
const RETIRED: Readonly<Record<string, string>> = {
  createClusterRole: `is set (either true or false). Please use the ${ACCOUNT}.rbac setting instead.`,
  clusterRole: `has been deprecated. Please use ${ACCOUNT}.rbacRules instead.`,
};

/** Source: templates/admin/rbac.yaml, since v1.16.0. */
function checkServiceAccount(view: ValuesView, version: string): void {
  if (isBefore(version, 'v1.16.0')) return;
  for (const [key, why] of Object.entries(RETIRED)) {
    const node = view.get('flyteadmin', 'serviceAccount', key);
    if (node !== undefined) throw new HelmError(`execution error: ${ACCOUNT}.${key} ${why}`, node.origin);
  }
  const scope = view.get('flyteadmin', 'serviceAccount', 'rbacScope');
  if (['namespace', 'cluster'].includes(goPrint(scope))) return;
  throw new HelmError(
    `execution error: Invalid value for ${ACCOUNT}.rbacScope. Expected 'namespace' or 'cluster'.`,
    scope?.origin,
  );
}

/** Source: templates/admin/configmap.yaml, which prints the scheduler's configuration beside flyteadmin's own. */
function checkAwsScheduler(view: ValuesView, context: TemplateContext): void {
  const config = view.get('workflow_scheduler', 'config');
  if (config !== undefined && isOfType('aws', view, context)) tplTree(config, context);
}

/** Whether the chart starts flytescheduler. Source: templates/flytescheduler/deployment.yaml. */
export const hasScheduler = (view: ValuesView, context: TemplateContext): boolean => isOfType('native', view, context);

const isOfType = (type: 'aws' | 'native', view: ValuesView, context: TemplateContext): boolean =>
  view.on('workflow_scheduler', 'enabled') && tplText(`{{ eq .Values.workflow_scheduler.type "${type}" }}`, context) === 'true';

/** Whether the chart starts a clusterresourcesync that talks to flyteadmin. Source: templates/clusterresourcesync/deployment.yaml. */
export function hasStandaloneSync(view: ValuesView): boolean {
  return (
    view.on('cluster_resource_manager', 'enabled') &&
    isTruthy(view.get('cluster_resource_manager', 'config', 'cluster_resources', 'standaloneDeployment'))
  );
}
