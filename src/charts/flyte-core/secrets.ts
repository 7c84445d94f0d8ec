import type { Sourced } from '../../core/origin.ts';
import { at, isNull, type Node, type Plain, type ScalarNode, scalar, toPlain } from '../../core/tree.ts';
import { goPrint } from '../../helm/go-print.ts';
import type { TemplateContext } from '../../helm/template/context.ts';
import { toYaml } from '../../helm/to-yaml.ts';
import { tplText, tplTree } from '../../helm/tpl.ts';
import { NAMELESS, type RenderedSecret } from '../chart.ts';
import { manifestError, readBack } from '../printed.ts';
import type { ValuesView } from '../values-view.ts';
import { isBefore } from '../version.ts';

export const CREDENTIALS = ['secrets', 'adminOauthClientCredentials'] as const;

const byTemplate = { from: 'template', path: [...CREDENTIALS, 'secretName'] } as const;

/** The name that some templates, and all of them before v1.15.0, write whatever the values say. */
export const FIXED_SECRET_NAME: ScalarNode = scalar('flyte-secret-auth', byTemplate);

/** The name of the Secret with the client secret; null where the values take it away. */
export function authSecretName(view: ValuesView, { chart }: TemplateContext): Node {
  if (isBefore(chart.version, 'v1.15.0')) return FIXED_SECRET_NAME;
  return view.get(...CREDENTIALS, 'secretName') ?? scalar(null, byTemplate);
}

/** `flyte-admin-secrets`: what the user gives in `flyteadmin.secrets`. Source: templates/admin/secret.yaml. */
export function adminSecrets(view: ValuesView, context: TemplateContext): RenderedSecret[] {
  if (!view.on('flyteadmin', 'enabled')) return [];
  const keys = new Map<string, Sourced<Plain>>();
  const given = view.on('flyteadmin', 'secrets') ? view.get('flyteadmin', 'secrets') : undefined;
  const data = given && tplTree(given, context, 'helm');
  if (data?.kind === 'broken') throw manifestError('flyte-core/templates/admin/secret.yaml', given?.origin);
  for (const [key, node] of data?.kind === 'map' ? data.entries : [])
    keys.set(key, { value: toPlain(node), origin: node.origin });
  return [{ name: 'flyte-admin-secrets', keys }];
}

const AUTH_SECRET = 'flyte-core/templates/common/secret-auth.yaml';

/** The client secret of flytepropeller and flytescheduler. Source: templates/common/secret-auth.yaml. */
export function authSecret(view: ValuesView, context: TemplateContext): RenderedSecret[] {
  const secret = view.get(...CREDENTIALS, 'clientSecret');
  if (!view.on(...CREDENTIALS, 'enabled') || !view.on(...CREDENTIALS, 'clientSecret') || secret === undefined) return [];
  const name = authSecretName(view, context);
  const printedSecret = tplText(toYaml(secret), context);
  const nameLine = `name: ${goPrint(name)}\n`;
  if (readBack(nameLine, 'helm', () => secret.origin) === undefined) throw manifestError(AUTH_SECRET, name?.origin);
  const text = `${nameLine}stringData:\n  client_secret: ${printedSecret}\n`;
  const manifest = readBack(text, 'helm', () => secret.origin);
  const value = at(manifest, ['stringData', 'client_secret']);
  if (value === undefined) throw manifestError(AUTH_SECRET, secret.origin);
  const printedName = at(manifest, ['name']);
  return [
    {
      name: printedName === undefined || isNull(printedName) ? NAMELESS : goPrint(printedName),
      keys: new Map([['client_secret', { value: toPlain(value), origin: secret.origin }]]),
    },
  ];
}
