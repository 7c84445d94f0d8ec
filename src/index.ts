/**
 * The library behind the program: what Helm and Flyte make of values, what is wrong with them, and values that are right.
 *
 * @example
 * const { diagnostics } = await judge({ sources: [sourceText('values.yaml', text)] });
 */

export type { ChartName, Manifests, Release } from './charts/chart.ts';
export type { Diagnostic, Severity } from './core/diagnostic.ts';
export { positionAt, type SourceText, sourceText } from './core/lines.ts';
export { formatPath, type Origin, type Sourced } from './core/origin.ts';
export { type AnalyseRequest, type Analysis, analyse } from './flyte/analyse.ts';
export type { LoadedProcess, ReleaseModel } from './flyte/model.ts';
export { effectiveJson } from './flyte/plain.ts';
export { manifestFile } from './generate/manifests.ts';
export { setupOf } from './generate/read.ts';
export { type AuthSetup, setupFrom } from './generate/setup.ts';
export { valuesFile } from './generate/values/file.ts';
export type { AnsweredSecrets, Answers } from './questions/answers.ts';
export { type Judgement, judge } from './rules/judge.ts';
export { ALL_RULES } from './rules/registry.ts';
export { hashSecret } from './secrets/bcrypt.ts';
export { toFlyteForm } from './secrets/hash-form.ts';
export { secretOf } from './secrets/secret.ts';
