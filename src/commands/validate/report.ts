import type { Diagnostic } from '../../core/diagnostic.ts';
import { UsageError } from '../../core/errors.ts';
import type { Report } from '../../core/report.ts';
import { TOOL } from '../../core/tool.ts';
import type { AnalyseRequest } from '../../flyte/analyse.ts';
import { secretSpans } from '../../kube/beside.ts';
import { kubeObjectsIn, refuseUnreadable } from '../../kube/objects.ts';
import { inOrder } from '../../rules/engine.ts';
import { type Judgement, judge, judgeAnalysis } from '../../rules/judge.ts';
import { ALL_RULES } from '../../rules/registry.ts';
import { type Beside, judgeClients } from './beside.ts';
import type { ValidateOptions } from './options.ts';
import { type Group, requestOf, targetsIn } from './targets.ts';

/** Judges every release in the files. */
export async function judgeAll(
  groups: readonly Group[],
  options: ValidateOptions & Pick<AnalyseRequest, 'beside'>,
): Promise<readonly Judgement[]> {
  if (options.rendered) return judgeRendered(groups, options);
  const judgements: Judgement[] = [];
  for (const target of groups.flatMap(targetsIn)) judgements.push(await judge(requestOf(target, options), options.overrides));
  return judgements;
}

/** Judges every release among Kubernetes objects. Throws UsageError where there is none. */
async function judgeRendered(groups: readonly Group[], options: ValidateOptions): Promise<readonly Judgement[]> {
  const { analyseRendered } = await import('../../rendered/analyse.ts');
  const judgements: Judgement[] = [];
  for (const group of groups) {
    const analyses = analyseRendered(group, options);
    if (analyses.length === 0) refuse(group);
    for (const analysis of analyses) judgements.push(await judgeAnalysis(analysis, group, options.overrides));
  }
  return judgements;
}

/** There may be none because a file is not even YAML. */
function refuse(group: Group): never {
  for (const source of group) refuseUnreadable(kubeObjectsIn(source));
  throw new UsageError(
    `no configuration of Flyte among the objects in ${group.map(({ name }) => name).join(', ')}`,
    'give ConfigMaps, Secrets and Deployments: helm template …, or kubectl get configmap,secret,deployment -o yaml',
  );
}

/** The findings on several releases, each once. */
export const findingsOf = (judgements: readonly Pick<Judgement, 'diagnostics'>[]): readonly Diagnostic[] =>
  inOrder(judgements.flatMap(({ diagnostics }) => diagnostics));

/** Everything that is found in the files. */
export async function reportOn(groups: readonly Group[], beside: Beside, options: ValidateOptions): Promise<Report> {
  const all = { ...options, beside: beside.secrets };
  const releases = await judgeAll(groups, all);
  const judgements = [...releases, ...(await judgeClients(groups, beside.clients, all))];
  const sources = [...groups.flat(), ...beside.clients, ...beside.manifests.map(({ source }) => source)];
  return {
    tool: TOOL,
    sources: [...new Map(sources.map((source) => [source.name, source])).values()],
    releases: releases.map(({ verdict }) => verdict),
    diagnostics: findingsOf(judgements),
    suppressed: judgements.reduce((sum, { suppressed }) => sum + suppressed, 0),
    secrets: [...judgements.flatMap(({ secrets }) => secrets), ...secretSpans(beside.manifests)],
    rules: ALL_RULES,
    ...(options.config !== undefined && { config: options.config }),
  };
}
