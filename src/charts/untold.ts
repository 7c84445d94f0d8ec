import { fromPlain, isMap, type MapNode, type Plain } from '../core/tree.ts';
import { mergeMaps } from '../helm/values.ts';
import type { ChartName } from './chart.ts';
import { valuesPrefix } from './where.ts';

/** A value that is there but not known; every rule takes it for a variable. */
const UNTOLD = `\${untold}`;

/** What flyte-binary asks for once authentication is on. Source: templates/configmap.yaml, templates/auth-client-secret.yaml. */
const REQUIRED = {
  configuration: {
    auth: { oidc: { baseUrl: UNTOLD, clientId: UNTOLD, clientSecret: UNTOLD }, internal: { clientSecret: UNTOLD } },
  },
};

/** Values of which a part comes from elsewhere, with something in the place of what the chart cannot do without. */
export function withUntold(chart: ChartName, values: MapNode): MapNode {
  const nested = valuesPrefix(chart).reduceRight<Plain>((inner, key) => ({ [key]: inner }), REQUIRED);
  const required = fromPlain(nested, (path) => ({ from: 'template', path }));
  return isMap(required) ? mergeMaps(required, values) : values;
}
