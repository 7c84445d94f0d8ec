/** Keys of charts/flyte-binary/values.yaml at v1.16.8 that the defaults here leave out: authentication does not depend on them. */
export const OMITTED_VALUES: readonly string[] = [
  'flyte-core-components.admin.seedProjects flyte-core-components.admin.seedProjectsWithDetails',
  'configuration.database.options configuration.logging.plugins configuration.co-pilot configuration.connectorService',
  'clusterResourceTemplates deployment.image deployment.extraEnvVarsConfigMap deployment.extraEnvVarsSecret',
  'deployment.command deployment.args deployment.livenessProbe deployment.readinessProbe deployment.startupProbe',
  'deployment.lifecycleHooks deployment.podSecurityContext deployment.waitForDB deployment.labels deployment.annotations',
  'deployment.podLabels deployment.podAnnotations deployment.sidecars deployment.extraPodSpec deployment.securityContext',
  'service.type service.nodePorts service.clusterIP service.labels service.commonAnnotations service.httpAnnotations',
  'service.grpcAnnotations service.loadBalancerIP service.externalTrafficPolicy service.loadBalancerSourceRanges',
  'service.extraPorts ingress.labels ingress.commonAnnotations ingress.httpAnnotations ingress.grpcAnnotations',
  'ingress.ingressClassName ingress.httpIngressClassName ingress.grpcIngressClassName ingress.tls ingress.httpTls',
  'ingress.grpcTls ingress.httpExtraPaths ingress.grpcExtraPaths rbac.labels rbac.annotations rbac.extraRules',
  'serviceAccount flyteconnector enabled_plugins',
].flatMap((line) => line.split(' '));
