import { countsOf } from '../../core/report.ts';
import { nextSteps } from '../../generate/next-steps.ts';
import { changesText } from '../../generate/own/changes.ts';
import type { Plan, PlannedFile } from '../../generate/plan.ts';
import type { Judged } from './options.ts';

/** The outcome for other programs; holds no secrets. */
export function outcomeJson({ plan, verdict }: Judged, dryRun: boolean): object {
  const { provider, registration, links, guide, conditions, commands, repeat } = nextSteps(plan.setup, plan.answers, plan);
  const refused = verdict.refusal !== undefined;
  const { error, warning, info } = countsOf(verdict.diagnostics);
  return {
    version: 1,
    written: !dryRun && !refused,
    files: plan.files.map((file) => fileJson(file, plan)),
    ...(plan.left && { notCarriedOver: plan.left }),
    ...(plan.differences && { differences: plan.differences }),
    verdict: {
      ok: !refused,
      errors: error,
      warnings: warning,
      infos: info,
      findings: verdict.diagnostics.map(({ ruleId, messageId, severity, message }) => ({ ruleId, messageId, severity, message })),
      ...(refused && { refusal: verdict.refusal }),
    },
    setup: {
      idp: plan.answers.idp,
      mode: plan.setup.mode,
      chart: plan.setup.chart,
      chartVersion: plan.setup.chartVersion,
      issuer: plan.setup.issuer,
    },
    secrets: { told: plan.told, generated: plan.generated },
    register: { provider, steps: registration, links, guide },
    conditions,
    next: commands,
    repeat,
  };
}

function fileJson({ kind, name, replaces, holdsSecrets, text, before }: PlannedFile, plan: Plan): object {
  if (before === undefined) return { kind, path: name, replaces, holdsSecrets };
  return {
    kind,
    path: name,
    replaces,
    holdsSecrets,
    changed: before !== text,
    ...(kind === 'values' && { diff: changesText(plan) }),
  };
}
