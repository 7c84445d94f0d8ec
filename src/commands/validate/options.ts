import type { ToldRelease } from '../../charts/chart.ts';
import type { Severity } from '../../core/diagnostic.ts';
import type { Format } from '../../core/report.ts';
import type { Overrides } from '../../rules/engine.ts';
import type { FixMode } from '../../rules/fixing.ts';

/** What the command line says. */
export interface ValidateRequest extends Omit<ValidateOptions, 'failOn' | 'config' | 'fallback' | 'isWanted'> {
  readonly failOn?: Severity;
  /** A configuration file; false for none, the nearest one if it is left out. */
  readonly config?: string | false;
}

/** What the command line and the configuration file say together. */
export interface ValidateOptions extends ToldRelease {
  /** Files, folders, patterns, `-` for standard input. */
  readonly files: readonly string[];
  /** Configuration files of flytectl and pyflyte for the one release in `files`, or for none. */
  readonly clients?: readonly string[];
  /** Manifests of the Secrets that exist beside the release. */
  readonly secretManifests?: readonly string[];
  /** Every file is a release of its own. */
  readonly each: boolean;
  /** The key of a chart around Flyte's that the values stand below. */
  readonly valuesKey?: string;
  /** The files hold what Helm has rendered instead of values. */
  readonly rendered: boolean;
  /** Which findings to cure in the files. */
  readonly fix?: FixMode;
  /** Shows what `fix` would change instead of changing it. */
  readonly dryRun: boolean;
  readonly format?: Format;
  readonly output?: string;
  readonly reports: readonly { readonly format: Format; readonly file: string }[];
  readonly failOn: Severity;
  readonly overrides: Overrides;
  readonly quiet: boolean;
  readonly maxBytes?: number;
  /** What the configuration file says of releases that do not say it themselves, as manifests do. */
  readonly fallback?: ToldRelease;
  /** The configuration file that counts. */
  readonly config?: string;
  /** Whether a file that a folder leads to is judged. */
  readonly isWanted?: (name: string) => boolean;
}
