import { countsOf } from '../../core/report.ts';
import { nextSteps } from '../../generate/next-steps.ts';
import type { PlannedFile } from '../../generate/plan.ts';
import type { Judged } from './options.ts';

/** The outcome for other programs; holds no secrets. */
export function outcomeJson({ plan, verdict }: Judged, dryRun: boolean): object {
  const { provider, registration, links, conditions, commands, repeat } = nextSteps(plan.setup, plan.answers);
  const refused = verdict.refusal !== undefined;
  const { error, warning, info } = countsOf(verdict.diagnostics);
  return {
    version: 1,
    written: !dryRun && !refused,
    files: plan.files.map(fileJson),
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
    register: { provider, steps: registration, links },
    conditions,
    next: commands,
    repeat,
  };
}

function fileJson({ kind, name, replaces, holdsSecrets }: PlannedFile): object {
  return { kind, path: name, replaces, holdsSecrets };
}
