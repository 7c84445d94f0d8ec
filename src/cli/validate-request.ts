import type { ToldRelease } from '../charts/chart.ts';
import type { ValidateRequest } from '../commands/validate.ts';
import { SEVERITIES, type Severity } from '../core/diagnostic.ts';
import { closest } from '../core/distance.ts';
import { UsageError } from '../core/errors.ts';
import { FORMATS, type Format } from '../core/report.ts';
import { told } from '../core/told.ts';
import type { FixMode } from '../rules/fixing.ts';
import { ALL_RULES } from '../rules/registry.ts';
import { listOf, toldRelease } from './release-options.ts';

const RULE_IDS: readonly string[] = ALL_RULES.map(({ id }) => id);

/** What yargs makes of the command line. */
export interface ValidateArguments extends ToldRelease {
  /** The command, and what stands behind `--`. */
  readonly _?: readonly string[];
  readonly file?: readonly string[];
  readonly valuesKey?: string;
  readonly client?: readonly string[];
  readonly secretManifest?: readonly string[];
  readonly rendered: boolean;
  readonly each: boolean;
  readonly fix?: FixMode;
  readonly dryRun: boolean;
  readonly format?: Format;
  readonly output?: string;
  readonly report?: readonly string[];
  readonly failOn?: Severity;
  readonly rule?: readonly string[];
  readonly quiet: boolean;
  /** False for `--no-config`. */
  readonly config?: string | false;
  readonly maxSize?: string;
}

/** What is asked for; throws UsageError for what cannot be understood. */
export function validateRequest(args: ValidateArguments): ValidateRequest {
  const files = [...listOf(args.file), ...listOf(args._).slice(1)];
  refuseConflicts(args, files);
  const { valuesKey, fix, format, output, failOn, config, client, secretManifest } = args;
  return {
    files,
    ...toldRelease(args),
    ...told({ valuesKey, fix, format, output, failOn, config }),
    ...(client && { clients: client }),
    ...(secretManifest && { secretManifests: secretManifest }),
    rendered: args.rendered,
    each: args.each,
    dryRun: args.dryRun,
    quiet: args.quiet,
    reports: listOf(args.report).map(reportOption),
    overrides: Object.fromEntries(listOf(args.rule).map(override)),
    ...(args.maxSize !== undefined && { maxBytes: bytesOf(args.maxSize) }),
  };
}

/** Throws UsageError for flags that mean nothing together. */
function refuseConflicts({ client, secretManifest, rendered, fix, dryRun }: ValidateArguments, files: readonly string[]): void {
  if (files.length === 0 && (client === undefined || secretManifest !== undefined))
    throw new UsageError('no values file given', 'name one: flyte-auth-config validate values.yaml');
  if (dryRun && fix === undefined) throw new UsageError('--dry-run shows what --fix would change', 'add --fix, or leave it out');
  if (rendered && fix !== undefined)
    throw new UsageError(
      '--fix corrects values, and Helm would render the same objects again',
      'correct the values: leave out --rendered',
    );
  if (rendered && (client ?? secretManifest) !== undefined)
    throw new UsageError(
      '--rendered takes Kubernetes objects alone',
      'put Secrets among them; judge client files with the values',
    );
}

function reportOption(text: string): { readonly format: Format; readonly file: string } {
  const [, name = '', file = ''] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  const format = FORMATS.find((one) => one === name);
  if (format === undefined || file === '') {
    throw new UsageError(`--report "${text}" is not FORMAT=FILE`, `FORMAT is one of ${[...FORMATS].sort().join(', ')}`);
  }
  return { format, file };
}

function override(text: string): readonly [string, Severity | 'off'] {
  const [id = '', severity = ''] = text.split('=', 2);
  const level = (['off', ...SEVERITIES] as const).find((one) => one === severity);
  if (level === undefined)
    throw new UsageError(`--rule "${text}" is not ID=SEVERITY`, 'SEVERITY is one of error, info, off, warning');
  if (RULE_IDS.includes(id)) return [id, level];
  const meant = closest(id, RULE_IDS);
  throw new UsageError(`no rule has the id "${id}"`, meant ? `did you mean "${meant}"` : '"flyte-auth-config rules" lists them');
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

function bytesOf(text: string): number {
  const [, count, unit = ''] = /^(\d+)([KMG]?)B?$/i.exec(text) ?? [];
  if (count === undefined) throw new UsageError(`--max-size "${text}" is no size`, 'write bytes, or a number with K, M or G');
  return Number(count) * (UNITS[unit.toUpperCase()] ?? 1);
}
