import { goPrint } from '../../helm/go-print.ts';
import type { Release } from '../chart.ts';
import type { ValuesView } from '../values-view.ts';

/** Kubernetes limits names to 63 characters; the chart cuts before it adds its suffixes. */
const cut = (name: string): string => name.slice(0, 63).replace(/-$/, '');

/** The names of the objects that the chart renders. Source: charts/flyte-binary/templates/_helpers.tpl. */
export interface Names {
  readonly fullname: string;
  readonly config: string;
  readonly configSecret: string;
  readonly clientSecrets: string;
  readonly adminAuth: string;
}

export function namesOf(view: ValuesView, release: Release): Names {
  const fullname = fullnameOf(view, release);
  return {
    fullname,
    config: `${fullname}-config`,
    configSecret: `${fullname}-config-secret`,
    clientSecrets: `${fullname}-client-secrets`,
    adminAuth: `${fullname}-admin-auth`,
  };
}

function fullnameOf(view: ValuesView, release: Release): string {
  if (view.on('fullnameOverride')) return cut(goPrint(view.get('fullnameOverride')));
  const name = view.on('nameOverride') ? goPrint(view.get('nameOverride')) : 'flyte-binary';
  return cut(release.name.includes(name) ? release.name : `${release.name}-${name}`);
}
