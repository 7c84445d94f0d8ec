import type { Manifests, ProcessName, Release } from '../charts/chart.ts';
import type { Origin, Path, Sourced } from '../core/origin.ts';
import type { MapNode, Node } from '../core/tree.ts';
import type { HelmError } from '../helm/failure.ts';
import type { Elsewhere } from '../helm/wrappers/index.ts';
import type { AdminConfig, AuthConfig, SecurityConfig } from './config.ts';

/** One complaint of Flyte's decoder: `'<path>' <reason>`, where the path starts below the section. */
export interface DecodeError {
  readonly section: 'auth' | 'server' | 'admin';
  readonly path: string;
  readonly reason: string;
  readonly origin: Origin;
}

/** A key that Flyte reads past without a word. */
export interface IgnoredKey {
  /** From the section's root, for example `auth.externalAuthServer`. */
  readonly path: Path;
  readonly origin: Origin;
}

/** A value that viper's merge drops because an earlier file has a map at its place. */
export interface DroppedValue {
  readonly path: Path;
  readonly origin: Origin;
  readonly keptOrigin: Origin;
}

/** Keys of one mapping that differ only in case: the winner may change with every start. */
export interface CaseTwins {
  readonly path: Path;
  readonly origins: readonly Origin[];
  /** Which spelling wins, or undefined where it is random per start. */
  readonly winner: Origin | undefined;
}

/** A Flyte process after loading its configuration. */
export interface LoadedProcess {
  readonly name: ProcessName;
  readonly auth: AuthConfig;
  readonly security: SecurityConfig;
  readonly admin: AdminConfig;
  /** Which of the sections this process has: propeller reads `admin` only. */
  readonly sections: readonly ('auth' | 'security' | 'admin')[];
  /** The loader's whole message where the process refuses to start. The sections then hold what could be decoded. */
  readonly error: string | undefined;
  readonly decodeErrors: readonly DecodeError[];
  readonly ignored: readonly IgnoredKey[];
  readonly dropped: readonly DroppedValue[];
  readonly twins: readonly CaseTwins[];
  /** Names of configuration objects whose content the values do not tell. */
  readonly unknownConfig: readonly Sourced<string>[];
}

/** A release as Helm and Flyte would make it from the values: what every rule judges. */
export interface ReleaseModel {
  readonly release: Release;
  /** The user's values alone, merged in Helm's order, before the chart's defaults. */
  readonly userValues: MapNode;
  /** The key of a chart around Flyte's that all values stand below in the user's files; paths here begin below it. */
  readonly root: Path;
  /** Where more values come from, whose content nobody knows here. */
  readonly elsewhere: readonly Elsewhere[];
  /** The values over the chart's defaults. */
  readonly values: MapNode;
  /** The chart's own value at a path of the user's values. */
  readonly presetAt: (path: Path) => Node | undefined;
  /** Helm's refusal; nothing is rendered then and `processes` is empty. */
  readonly helmFailure: HelmError | undefined;
  /** Why nobody but Helm itself can tell what a template in the values comes to; nothing is rendered here then. */
  readonly unmodelled: string | undefined;
  readonly manifests: Manifests | undefined;
  readonly processes: readonly LoadedProcess[];
}
