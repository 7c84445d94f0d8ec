import { valuesPathOf } from '../charts/where.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { formatPath, type Origin, type Path } from '../core/origin.ts';
import { at } from '../core/tree.ts';
import type { CaseTwins, ReleaseModel } from '../flyte/model.ts';
import { strayKeys } from './stray-keys.ts';

/** That the door stands open is worth saying whatever the reason. */
const ALWAYS_SAID = ['auth-off', 'auth-not-configured', 'helm-render-fails'];

/** What rules go by besides the settings that they point at: where that is not known, neither is their verdict. */
const JUDGED_BY: Readonly<Record<string, readonly string[]>> = {
  'auth.appAuth.authServerType': [
    'auth0-audience',
    'cli-scopes',
    'external-client-id',
    'external-switch',
    'hash-form',
    'hash-mismatch',
    'hash-missing',
    'propeller-scopes',
    'redirect-uri',
    'secret-limits',
    'self-audience',
    'self-issuer',
    'shared-client-id',
    'static-client-fields',
    'static-client-missing',
  ],
  'auth.appAuth.externalAuthServer.allowedAudience': ['allowed-audience'],
  'auth.userAuth.openId.baseUrl': ['client-secret-kind', 'login-scopes', 'oidc-client-id', 'oidc-client-secret'],
};

/** Drops findings that another one explains: nobody needs to be told twice, and what follows from a fault is gone with it. */
export function withoutConsequences(model: ReleaseModel, found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (found.some(hidesSection)) return found.filter(({ ruleId }) => ABOUT_KEYS.includes(ruleId));
  const isElsewhere = elsewhere(model);
  const isRandom = random(model);
  const isDropped = belowDropped(model);
  const isUnsure = (path: Path) => isElsewhere(path) || isRandom(path) || isDropped(path);
  const settings = Object.keys(JUDGED_BY).filter((setting) => isUnsure(valuesPathOf(model.release.chart, setting.split('.'))));
  const doubtful = settings.flatMap((setting) => JUDGED_BY[setting] ?? []);
  const causes = [isElsewhere, isRandom, belowRefused(model)];
  return found.filter(({ ruleId, place }) => {
    if (ALWAYS_SAID.includes(ruleId)) return true;
    if (ruleId === 'case-twins' || place === undefined) return !doubtful.includes(ruleId);
    if (ruleId === 'unknown-key') return !isTwin(model, place.path);
    return !doubtful.includes(ruleId) && !causes.some((explains) => explains(place.path));
  });
}

/** With a whole section hidden by a variable, nothing that is written there counts. */
const hidesSection = ({ ruleId, messageId }: Diagnostic): boolean => ruleId === 'env-override' && messageId === 'hides';
const ABOUT_KEYS = ['env-override', 'misplaced-key', 'unknown-key'];

type Explains = (path: Path) => boolean;

/** A setting is only missing because it stands in the wrong place. */
function elsewhere(model: ReleaseModel): Explains {
  const meant = strayKeys(model).flatMap(({ meant: key }) =>
    key ? ['values' in key ? key.values : valuesPathOf(model.release.chart, key.flyte)] : [],
  );
  return (path) => at(model.userValues, path) === undefined && meant.some((one) => isWithin(path, one));
}

/** What Flyte refuses whole has nothing below it to judge. */
function belowRefused({ processes }: ReleaseModel): Explains {
  const paths = processes.flatMap(({ decodeErrors }) => decodeErrors.flatMap(({ origin }) => pathOf(origin)));
  return (path) => paths.some((whole) => path.length > whole.length && isWithin(path, whole));
}

/** What Flyte drops whole was to say something about the settings below it. */
function belowDropped({ processes }: ReleaseModel): Explains {
  const paths = processes.flatMap(({ dropped }) => dropped.flatMap(({ origin }) => pathOf(origin)));
  return (path) => paths.some((whole) => path.length > whole.length && isWithin(path, whole));
}

/** Of keys that Flyte takes for one, chance may decide which counts. */
function random(model: ReleaseModel): Explains {
  const paths = twinPaths(model, ({ winner }) => winner === undefined);
  return (path) => paths.some((whole) => isWithin(folded(path), whole));
}

/** Of keys that Flyte takes for one, none is unknown. */
const isTwin = (model: ReleaseModel, path: Path): boolean =>
  twinPaths(model, () => true).some((one) => formatPath(one) === formatPath(folded(path)));

const twinPaths = ({ processes }: ReleaseModel, which: (one: CaseTwins) => boolean): readonly Path[] =>
  processes.flatMap(({ twins }) =>
    twins
      .filter(which)
      .flatMap(({ origins }) => origins.flatMap(pathOf))
      .map(folded),
  );

const pathOf = (origin: Origin): readonly Path[] => (origin.from === 'file' || origin.from === 'flag' ? [origin.path] : []);
const folded = (path: Path): Path => path.map((step) => (typeof step === 'string' ? step.toLowerCase() : step));
const isWithin = (path: Path, root: Path): boolean => root.every((step, index) => path[index] === step);
