import { closest, likely } from '../core/distance.ts';
import type { Path } from '../core/origin.ts';
import { CONFIG_SECTIONS } from './sections.ts';
import type { Spec } from './spec.ts';

/** Keys of the charts and of old releases that stand for a setting of Flyte; `secrets.<file>` is a file in /etc/secrets. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  clientSecret: 'secrets.oidc_client_secret',
  clientSecretHash: 'auth.appAuth.selfAuthServer.staticClients.flytepropeller.client_secret',
  enableAuthServer: 'auth.appAuth.authServerType',
  enabled: 'server.security.useAuth',
  internal: 'secrets.client_secret',
  oauth: 'auth',
  oidc: 'auth.userAuth.openId',
  oidc_client_secret: 'secrets.oidc_client_secret',
};

/** In place of the names that users give to the items of a map. */
const ANY = '*';

/** Every setting that Flyte knows in the sections about authentication. */
const SETTINGS: readonly Path[] = Object.entries(CONFIG_SECTIONS).flatMap(([name, spec]) => pathsIn(spec, [name]));

function pathsIn(spec: Spec, path: Path): readonly Path[] {
  if (spec.kind === 'mapOf') return [path, ...pathsIn(spec.item, [...path, ANY])];
  if (spec.kind !== 'struct') return [path];
  return [path, ...Object.entries(spec.fields).flatMap(([name, field]) => pathsIn(field, [...path, name]))];
}

/** Whether Flyte has a setting at a path. */
export const isSetting = (path: Path): boolean => SETTINGS.some((one) => one.join('.') === path.join('.'));

/** A setting that an unknown key probably stands for. */
export interface MeantKey {
  readonly path: Path;
  /** `typo`: the same place with another spelling; `misplaced`: another place. */
  readonly kind: 'misplaced' | 'typo';
  /** Of a `typo`: whether nothing else can be meant. */
  readonly isSure?: boolean;
}

/** What a key that Flyte reads past was probably meant to be, by preference in the sections that its process reads. */
export function meantKey(ignored: Path, sections: readonly string[] = []): MeantKey | undefined {
  const name = String(ignored.at(-1));
  const parent = ignored.slice(0, -1);
  const sibling = likely(name, siblings(parent));
  if (sibling !== undefined) return { path: [...parent, sibling.word], kind: 'typo', isSure: sibling.isSure };
  const from = { parent, sections };
  const moved = nearest(from, (last) => last.toLowerCase() === name.toLowerCase());
  if (moved !== undefined) return { path: moved, kind: 'misplaced' };
  const other = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : undefined;
  if (other !== undefined) return { path: other.split('.'), kind: 'misplaced' };
  const similar = closest(name, SETTINGS.map(lastOf));
  const path = similar && nearest(from, (last) => last === similar);
  return path ? { path, kind: 'misplaced' } : undefined;
}

const lastOf = (path: Path): string => String(path.at(-1));

const siblings = (parent: Path): readonly string[] =>
  SETTINGS.filter((path) => path.length === parent.length + 1 && shared(path, parent) === parent.length).map(lastOf);

/** Of the settings with a name, the one whose place resembles the parent most. */
function nearest(from: From, hasName: (last: string) => boolean): Path | undefined {
  const [best] = SETTINGS.filter((path) => hasName(lastOf(path)) && !path.includes(ANY)).sort(
    (a, b) => likeness(b, from) - likeness(a, from),
  );
  return best;
}

/** Where a key stands, and which sections are read there. */
interface From {
  readonly parent: Path;
  readonly sections: readonly string[];
}

/** Settings of the same section first, then those whose parent has the same name, or that are read there. */
const likeness = (path: Path, { parent, sections }: From): number =>
  shared(path, parent) * 3 + (path.includes(parent.at(-1) ?? '') ? 2 : 0) + (sections.includes(String(path[0])) ? 1 : 0);

function shared(a: Path, b: Path): number {
  const differing = a.findIndex((step, index) => step !== b[index] && step !== ANY);
  return differing < 0 ? a.length : differing;
}
