import type { Sourced } from '../../core/origin.ts';
import type { Plain } from '../../core/tree.ts';
import { goPrint } from '../../helm/go-print.ts';
import { toYaml } from '../../helm/to-yaml.ts';
import type { ConfigFile, RenderedSecret } from '../chart.ts';
import { required } from '../required.ts';
import type { ValuesView } from '../values-view.ts';
import type { Names } from './names.ts';

/** `client_secret` and `oidc_client_secret`, unless the user names a Secret of their own. Source: templates/auth-client-secret.yaml. */
export function clientSecrets(view: ValuesView, names: Names): RenderedSecret | undefined {
  const auth = ['configuration', 'auth'] as const;
  if (view.on(...auth, 'clientSecretsExternalSecretRef')) return undefined;
  const internal = required('Internal client secret', view.get(...auth, 'internal', 'clientSecret'));
  const oidc = required('OIDC client secret', view.get(...auth, 'oidc', 'clientSecret'));
  return {
    name: names.clientSecrets,
    keys: new Map([
      ['client_secret', { value: goPrint(internal), origin: internal.origin }],
      ['oidc_client_secret', { value: goPrint(oidc), origin: oidc.origin }],
    ]),
  };
}

/** Config files that are kept in a Secret. */
export function configSecret(names: Names, hash: ConfigFile | undefined): RenderedSecret {
  const keys = new Map<string, Sourced<Plain>>();
  if (hash && hash.content.kind !== 'broken') {
    keys.set(hash.name, { value: `${toYaml(hash.content)}\n`, origin: hash.content.origin });
  }
  return { name: names.configSecret, keys };
}
