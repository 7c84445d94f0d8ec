import { stringify } from 'yaml';
import type { ChartName } from '../../src/charts/chart.ts';
import { type SourceText, sourceText } from '../../src/core/lines.ts';
import type { Plain } from '../../src/core/tree.ts';
import { analyse } from '../../src/flyte/analyse.ts';
import type { LoadedProcess, ReleaseModel } from '../../src/flyte/model.ts';
import { plainOf } from '../../src/flyte/plain.ts';
import { manifestFile } from '../../src/generate/manifests.ts';
import type { AnsweredSecrets, Answers, SetupChart } from '../../src/questions/answers.ts';
import { analyseRendered } from '../../src/rendered/analyse.ts';
import { SECRETS, setupOfAnswers, valuesOfAnswers } from '../generate/matrix.ts';
import { asKubectlPrints } from '../rendered/support/manifests.ts';

/** A setting of Flyte with a value that somebody gave it by hand. */
export type Edit = readonly [setting: string, value: Plain];

/** The objects of a running Flyte as kubectl prints them, its configuration edited by hand. */
export function objectsOf(answers: Answers, edits: readonly Edit[] = [], secrets: AnsweredSecrets = SECRETS): string {
  const values = sourceText('values.yaml', valuesOfAnswers(answers, secrets));
  const { manifests } = modelOf([values, sourceText('edits.yaml', stringify(valuesOfEdits(answers.chart, edits)))], answers);
  const objects = manifests && asKubectlPrints(manifests, answers.namespace);
  if (objects === undefined) throw new Error('the values do not render');
  const beside = manifestFile(setupOfAnswers(answers), answers, secrets);
  return beside === undefined ? objects : `${objects}---\n${beside}`;
}

function valuesOfEdits(chart: SetupChart, edits: readonly Edit[]): Plain {
  const whole = edits.map(([setting, value]): Plain => {
    const steps = setting.split('.');
    const start =
      chart === 'flyte-binary' ? ['configuration', 'inline'] : ['configmap', steps[0] === 'admin' ? 'admin' : 'adminServer'];
    return nested([...start, ...steps], value);
  });
  return whole.reduce(merged, {});
}

const nested = (steps: readonly string[], value: Plain): Plain =>
  [...steps].reverse().reduce<Plain>((inner, step) => ({ [step]: inner }), value);

function merged(a: Plain, b: Plain): Plain {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) || Array.isArray(b))
    return b;
  const entries = Object.entries(b).map(([key, value]) => [key, key in a ? merged((a as never)[key], value) : value]);
  return { ...a, ...Object.fromEntries(entries) };
}

type Release = Pick<Answers, 'chartVersion' | 'release' | 'namespace'> & { readonly chart: ChartName };

/** What Flyte makes of values. */
export const modelOf = (sources: readonly SourceText[], { chart, chartVersion, release, namespace }: Release): ReleaseModel =>
  analyse({ sources, chart, chartVersion, release, namespace }).model;

/** What Flyte makes of objects that hold one release. */
export function modelOfObjects(text: string): ReleaseModel {
  const [analysis, ...others] = analyseRendered([sourceText('objects.yaml', text)]);
  if (analysis === undefined || others.length > 0) throw new Error('there has to be one release');
  return analysis.model;
}

/** Everything about authentication that a Flyte goes by, without origins; lists in which order has no meaning are sorted. */
export function effective({ processes }: ReleaseModel): { readonly [section: string]: Plain } {
  const section = (name: LoadedProcess['sections'][number]) => {
    const process = processes.find(({ sections, name: own }) => sections.includes(name) && own !== 'flytescheduler');
    return process ? inOrder(plainOf(process[name])) : null;
  };
  return { auth: section('auth'), security: section('security'), admin: section('admin') };
}

const SETS = ['scopes', 'grant_types', 'response_types', 'redirect_uris', 'allowedAudience'];

function inOrder(value: Plain, key = ''): Plain {
  if (Array.isArray(value)) return SETS.includes(key) ? [...value].sort() : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, inOrder(child, name)]));
}
