import { formatPath } from '../core/origin.ts';
import { fromPlain, leaves, type Plain } from '../core/tree.ts';
import type { ProcessReport, RenderReport } from './render-report.ts';

/** The report of `render` for people: one line a setting, with its origin. */
export function renderText(report: RenderReport): string {
  const head = `${report.chart} ${report.chartVersion} · release ${report.release} · namespace ${report.namespace}`;
  const blocks = [head, helmBlock(report)];
  if (report.helm.ok) {
    blocks.push(secretsBlock(report));
    blocks.push(listBlock('Secrets mounted but created by nobody', report.missingSecrets));
    blocks.push(listBlock('configuration kept elsewhere (not known here)', report.unknownConfig));
    for (const [name, process] of Object.entries(report.processes)) blocks.push(processBlock(name, process));
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function helmBlock({ helm }: RenderReport): string {
  if (helm.ok) return 'Helm renders it';
  return `Helm refuses it${helm.at ? ` (${helm.at})` : ''}\n  ${helm.error ?? ''}`;
}

function secretsBlock({ secrets }: RenderReport): string {
  const rows = secrets.flatMap(({ name, keys }) => {
    const entries = Object.entries(keys).map(([key, value]) => [`    ${key}`, printed(value)] as const);
    return [[`  ${name ?? '(no name)'}`, entries.length === 0 ? '(empty)' : ''] as const, ...entries];
  });
  return rows.length === 0 ? '' : `Secrets rendered\n${columns(rows)}`;
}

function listBlock(title: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${title}\n${names.map((name) => `  ${name}`).join('\n')}`;
}

function processBlock(name: string, { effective, error, origins, environment }: ProcessReport): string {
  if (error !== null) return `${name} refuses to start\n  ${error.trim().replaceAll('\n', '\n  ')}`;
  const tree = fromPlain(effective, (path) => ({ from: 'flyte', path }));
  const rows = [...leaves(tree)].map(({ path, node }) => {
    const key = formatPath(path);
    return [`  ${key}`, printed(node.kind === 'scalar' ? node.value : []), originOf(key, origins)] as const;
  });
  const overrides = Object.entries(environment).map(([key, variable]) => `  ${key} is overridden by ${variable}`);
  return [name, columns(rows), ...overrides].join('\n');
}

/** A list item has the origin of the item, or else of the list. */
function originOf(key: string, origins: Readonly<Record<string, string>>): string {
  return origins[key] ?? origins[key.replace(/\[\d+\]$/, '')] ?? '';
}

const printed = (value: Plain): string =>
  typeof value === 'string' && value !== '' && !/\s/.test(value) ? value : JSON.stringify(value);

/** Aligns columns; a cell that is very wide does not push the others away. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1].map((column) => Math.min(64, Math.max(0, ...rows.map((row) => row[column]?.length ?? 0))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
