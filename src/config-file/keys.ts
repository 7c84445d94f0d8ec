import { CHART_NAMES, type ToldRelease } from '../charts/chart.ts';
import { SEVERITIES, type Severity } from '../core/diagnostic.ts';

/** The name under which `validate` looks for its configuration. */
export const CONFIG_FILE = '.flyte-auth-config.yaml';

/** What a rule may be set to. */
export const RULE_LEVELS = ['off', ...SEVERITIES] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

/** What `validate` is told by its configuration file; a flag wins over each of them. */
export interface ConfigFile extends ToldRelease {
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  readonly failOn?: Severity;
  readonly files?: readonly string[];
  readonly ignore?: readonly string[];
}

/** What may stand at a key. */
export type Form =
  | { readonly kind: 'levels' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'texts' };

/** Every key, with what it is for. */
export const CONFIG_KEYS: Readonly<
  Record<keyof ConfigFile, { readonly form: Form; readonly help: string; readonly example: unknown }>
> = {
  rules: {
    form: { kind: 'levels' },
    help: 'severities by rule, or "off"',
    example: { placeholder: 'error', 'cli-scopes': 'off' },
  },
  failOn: {
    form: { kind: 'choice', values: SEVERITIES },
    help: 'the severity from which on findings make the exit code 1',
    example: 'warning',
  },
  chart: {
    form: { kind: 'choice', values: CHART_NAMES },
    help: 'the chart, told by the keys if not given',
    example: 'flyte-binary',
  },
  chartVersion: { form: { kind: 'text' }, help: 'the version of the chart', example: 'v1.16.8' },
  release: { form: { kind: 'text' }, help: 'the name of the Helm release', example: 'flyte-backend' },
  namespace: { form: { kind: 'text' }, help: 'the namespace of the release', example: 'flyte' },
  files: {
    form: { kind: 'texts' },
    help: 'patterns, from the folder of this file on: of a folder, only files that fit one of them are judged',
    example: ['deploy/**/values*.yaml'],
  },
  ignore: {
    form: { kind: 'texts' },
    help: 'patterns of files that are not judged as part of a folder',
    example: ['**/examples/**'],
  },
};
