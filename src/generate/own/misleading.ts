import type { Path } from '../../core/origin.ts';
import { at, isNull, type Node, toPlain } from '../../core/tree.ts';
import type { SetupChart } from '../../questions/answers.ts';
import type { Wish } from '../../source/edit/rewrite.ts';
import type { AuthSetup } from '../setup.ts';
import { spelled } from './spelling.ts';

/** Keys that say something else than the set-up does, or nothing to anybody; `only`: misleading with this value alone. */
interface Misleading {
  readonly path: string;
  readonly when: (setup: AuthSetup) => boolean;
  readonly only?: (value: unknown) => boolean;
}

const internal = ({ mode }: AuthSetup): boolean => mode === 'internal';
const external = ({ mode }: AuthSetup): boolean => mode === 'external';
const outside = ({ secrets }: AuthSetup): boolean => secrets.kept === 'outside';
const inValues = ({ secrets }: AuthSetup): boolean => secrets.kept === 'values';

const MISLEADING: Readonly<Record<SetupChart, readonly Misleading[]>> = {
  'flyte-binary': [
    { path: 'configuration.auth.internal.clientSecretHash', when: external },
    { path: 'configuration.inline.auth.appAuth.selfAuthServer', when: external },
    { path: 'configuration.inline.admin.tokenUrl', when: external },
    { path: 'configuration.auth.enableAuthServer', when: internal, only: (value) => value !== true },
    { path: 'configuration.inline.auth.appAuth.authServerType', when: internal, only: (value) => value !== 'Self' },
    { path: 'configuration.inline.auth.appAuth.externalAuthServer', when: internal },
    { path: 'configuration.auth.internal.audience', when: internal },
    { path: 'configuration.auth.flyteClient.audience', when: internal },
    { path: 'configuration.inline.admin.scopes', when: internal },
    { path: 'configuration.inline.admin.audience', when: internal },
    { path: 'configuration.inline.admin.useAudienceFromAdmin', when: internal },
    { path: 'configuration.auth.oidc.clientSecret', when: outside },
    { path: 'configuration.auth.internal.clientSecret', when: outside },
    { path: 'configuration.auth.clientSecretsExternalSecretRef', when: inValues },
  ],
  'flyte-core': [
    { path: 'configmap.adminServer.auth.appAuth.selfAuthServer', when: external },
    { path: 'configmap.adminServer.auth.appAuth.externalAuthServer', when: internal },
    { path: 'configmap.adminServer.auth.appAuth.thirdPartyConfig.flyteClient.audience', when: internal },
    { path: 'configmap.admin.admin.scopes', when: internal },
    { path: 'configmap.admin.admin.audience', when: internal },
    { path: 'configmap.admin.admin.useAudienceFromAdmin', when: internal },
    { path: 'flyteadmin.secrets.oidc_client_secret', when: outside },
  ],
};

/** What has to go from the user's values because it would mislead, Flyte or the reader, and did not before. */
export function misleadingKeys(setup: AuthSetup, before: AuthSetup | undefined, ours: Node): readonly Wish[] {
  return MISLEADING[setup.chart].flatMap(({ path, when, only = () => true }) => {
    const place = placeOf(ours, path.split('.'));
    const node = at(ours, place);
    const isNew = when(setup) && !(before && when(before));
    return isNew && node !== undefined && !isEmpty(node) && only(toPlain(node)) ? [{ kind: 'drop', path: place }] : [];
  });
}

/** What is empty says nothing. */
const isEmpty = (node: Node): boolean => isNull(node) || (node.kind === 'scalar' && node.value === '');

/** A path as the user spells it. */
function placeOf(ours: Node, steps: readonly string[]): Path {
  const path: string[] = [];
  for (const step of steps) path.push(spelled(at(ours, path), step, path));
  return path;
}
