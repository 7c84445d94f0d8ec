import type { Diagnostic, Place } from '../core/diagnostic.ts';
import { formatPath } from '../core/origin.ts';
import { countsOf, type Report, rangeOf, ruleUri } from '../core/report.ts';

/** The report of schemas/report.schema.json. */
export function json(report: Report): string {
  const counts = countsOf(report.diagnostics);
  const document = {
    version: 1,
    tool: report.tool,
    summary: {
      files: report.sources.length,
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      suppressed: report.suppressed,
    },
    ...(report.config !== undefined && { config: report.config }),
    releases: report.releases,
    diagnostics: report.diagnostics.map((one) => diagnostic(report, one)),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function diagnostic(report: Report, one: Diagnostic): object {
  return {
    ruleId: one.ruleId,
    messageId: one.messageId,
    severity: one.severity,
    message: one.message,
    data: one.data,
    ...where(report, one.place),
    related: one.related.map(({ message, place }) => ({ message, ...where(report, place) })),
    ...(one.symptom && { symptom: one.symptom }),
    ...(one.remedy !== undefined && { remedy: one.remedy }),
    ...(one.fix && { fix: { safe: one.fix.safe, description: one.fix.description } }),
    helpUri: ruleUri(one.ruleId),
  };
}

function where(report: Report, place: Place | undefined): object {
  if (!place) return {};
  const range = rangeOf(report, place);
  return { file: place.file, path: formatPath(place.path), ...(range && { range }) };
}
