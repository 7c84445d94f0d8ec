import type { TemplateContext } from '../../helm/template/context.ts';
import { tplTree } from '../../helm/tpl.ts';
import type { ConfigFile } from '../chart.ts';
import type { ValuesView } from '../values-view.ts';

/** One file of a ConfigMap: the value that is printed into it, and whether through `tpl`. */
interface FileSource {
  readonly name: string;
  readonly from: readonly string[];
  readonly tpl: boolean;
}

const tpl = (name: string, ...from: string[]): FileSource => ({ name, from, tpl: true });
const plain = (name: string, ...from: string[]): FileSource => ({ name, from, tpl: false });

/** Source: templates/admin/configmap.yaml. */
const ADMIN_FILES = [
  tpl('db.yaml', 'db', 'admin'),
  tpl('domain.yaml', 'configmap', 'domain'),
  tpl('logger.yaml', 'configmap', 'logger'),
  tpl('otel.yaml', 'configmap', 'otel'),
  tpl('server.yaml', 'configmap', 'adminServer'),
  tpl('remoteData.yaml', 'configmap', 'remoteData'),
  plain('namespace_config.yaml', 'configmap', 'namespace_config'),
  plain('clusterpool_config.yaml', 'configmap', 'clusterpool_config'),
  tpl('task_resource_defaults.yaml', 'configmap', 'task_resource_defaults'),
];

/** Source: templates/propeller/configmap.yaml. */
const PROPELLER_FILES = [
  tpl('admin.yaml', 'configmap', 'admin'),
  tpl('catalog.yaml', 'configmap', 'catalog'),
  tpl('copilot.yaml', 'configmap', 'copilot'),
  tpl('core.yaml', 'configmap', 'core'),
  tpl('enabled_plugins.yaml', 'configmap', 'enabled_plugins'),
  tpl('k8s.yaml', 'configmap', 'k8s'),
  tpl('logger.yaml', 'configmap', 'logger'),
  tpl('otel.yaml', 'configmap', 'otel'),
  tpl('resource_manager.yaml', 'configmap', 'resource_manager'),
  tpl('task_logs.yaml', 'configmap', 'task_logs'),
];

/** Source: templates/flytescheduler/configmap.yaml. */
const SCHEDULER_FILES = [
  tpl('admin.yaml', 'configmap', 'admin'),
  tpl('db.yaml', 'db', 'admin'),
  plain('server.yaml', 'configmap', 'schedulerConfig'),
  tpl('logger.yaml', 'configmap', 'logger'),
];

/** Source: templates/clusterresourcesync/configmap.yaml, for the standalone deployment. */
const SYNC_FILES = [
  tpl('cluster_resources.yaml', 'cluster_resource_manager', 'config'),
  tpl('admin.yaml', 'configmap', 'admin'),
  tpl('domain.yaml', 'configmap', 'domain'),
  plain('namespace_config.yaml', 'configmap', 'namespace_config'),
];

export function adminFiles(view: ValuesView, context: TemplateContext): ConfigFile[] {
  const resources = view.on('cluster_resource_manager', 'enabled')
    ? [tpl('cluster_resources.yaml', 'cluster_resource_manager', 'config')]
    : [];
  return render('flyte-admin-base-config', [...ADMIN_FILES, ...resources], view, context);
}

export const propellerFiles = (view: ValuesView, context: TemplateContext): ConfigFile[] =>
  render('flyte-propeller-config', PROPELLER_FILES, view, context);

export const schedulerFiles = (view: ValuesView, context: TemplateContext): ConfigFile[] =>
  render('flyte-scheduler-config', SCHEDULER_FILES, view, context);

export const syncFiles = (view: ValuesView, context: TemplateContext): ConfigFile[] =>
  render('flyte-clusterresourcesync-config', SYNC_FILES, view, context);

/** Empty values are left out, as the templates' `with` does. */
function render(object: string, sources: readonly FileSource[], view: ValuesView, context: TemplateContext): ConfigFile[] {
  const files = sources.flatMap(({ name, from, tpl: templated }): ConfigFile[] => {
    const node = view.on(...from) ? view.get(...from) : undefined;
    if (node === undefined) return [];
    return [{ object, name, content: templated ? tplTree(node, context) : node }];
  });
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}
