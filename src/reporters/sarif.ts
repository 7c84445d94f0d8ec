import type { Diagnostic, Place, Severity } from '../core/diagnostic.ts';
import { formatPath } from '../core/origin.ts';
import { type Report, rangeOf, ruleUri } from '../core/report.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, the format of code-scanning services. */
export function sarif(report: Report): string {
  const run = {
    tool: { driver: driver(report) },
    columnKind: 'utf16CodeUnits',
    artifacts: report.sources.map(({ name }) => ({ location: { uri: uriOf(name) } })),
    results: report.diagnostics.map((one) => result(report, one)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function driver(report: Report): object {
  const rules = report.rules.map((rule) => ({
    id: rule.id,
    shortDescription: { text: rule.summary },
    helpUri: ruleUri(rule.id),
    help: { text: `flyte-auth-config explain ${rule.id}` },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { category: rule.category },
  }));
  return { name: report.tool.name, semanticVersion: report.tool.version, rules };
}

function result(report: Report, one: Diagnostic): object {
  const text = one.remedy === undefined ? one.message : `${one.message}\nfix: ${one.remedy}`;
  const index = report.rules.findIndex(({ id }) => id === one.ruleId);
  return {
    ruleId: one.ruleId,
    ...(index >= 0 && { ruleIndex: index }),
    level: LEVELS[one.severity],
    message: { text },
    locations: locationsOf(report, one),
    ...(one.related.length > 0 && {
      relatedLocations: one.related.map(({ message, place }, id) => ({
        id,
        message: { text: message },
        ...location(report, place),
      })),
    }),
    properties: { messageId: one.messageId, data: one.data },
  };
}

/** Services drop what has no location, so that a finding about no file is shown at the first one. */
function locationsOf(report: Report, { place }: Diagnostic): readonly object[] {
  if (place) return [location(report, place)];
  return report.sources.slice(0, 1).map(({ name }) => ({ physicalLocation: { artifactLocation: { uri: uriOf(name) } } }));
}

function location(report: Report, place: Place): object {
  const range = rangeOf(report, place);
  const region = range && {
    startLine: range.start.line,
    startColumn: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
  };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(place.file) }, ...(region && { region }) },
    ...(place.path.length > 0 && { logicalLocations: [{ fullyQualifiedName: formatPath(place.path) }] }),
  };
}

/** A relative reference for relative names, so that the report fits any checkout; `file:` for absolute ones. */
export function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '').split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:[\\/]/.test(file)) return `file:///${file.slice(0, 2)}${path.slice(path.indexOf('/'))}`;
  return path.startsWith('/') ? `file://${path}` : path;
}
