import type { Diagnostic } from '../core/diagnostic.ts';
import { type Report, rangeOf } from '../core/report.ts';

/** JUnit XML: a suite for each file, a failing case for each finding, one passing case where there is none. */
export function junit(report: Report): string {
  const places = report.diagnostics.some(({ place }) => !place) ? [report.tool.name] : [];
  const suites = [...report.sources.map(({ name }) => name), ...places].map((file) => suite(report, file));
  const count = `tests="${sum(suites, 'tests')}" failures="${sum(suites, 'failures')}"`;
  const lines = [`<testsuites name="${report.tool.name}" ${count}>`, ...suites.flatMap(({ lines }) => lines), '</testsuites>'];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines.join('\n')}\n`;
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly lines: readonly string[];
}

const sum = (suites: readonly Suite[], count: 'tests' | 'failures'): number =>
  suites.reduce((total, one) => total + one[count], 0);

function suite(report: Report, file: string): Suite {
  const found = report.diagnostics.filter(({ place }) => (place?.file ?? report.tool.name) === file);
  // An info is no failure to a build server.
  const failures = found.filter(({ severity }) => severity !== 'info').length;
  const tests = Math.max(found.length, 1);
  const cases =
    found.length > 0
      ? found.flatMap((one) => testCase(report, one))
      : [`    <testcase name="no findings" classname="${attribute(file)}"/>`];
  const head = `  <testsuite name="${attribute(file)}" tests="${tests}" failures="${failures}" errors="0" skipped="0">`;
  return { tests, failures, lines: [head, ...cases, '  </testsuite>'] };
}

function testCase(report: Report, one: Diagnostic): readonly string[] {
  const start = one.place && rangeOf(report, one.place)?.start;
  const name = start ? `${one.ruleId} ${start.line}:${start.column}` : one.ruleId;
  const head = `    <testcase name="${attribute(name)}" classname="${attribute(one.place?.file ?? report.tool.name)}"`;
  const text = [one.message, one.remedy && `fix: ${one.remedy}`].filter(Boolean).join('\n');
  if (one.severity === 'info') return [`${head}>`, `      <system-out>${element(text)}</system-out>`, '    </testcase>'];
  return [
    `${head}>`,
    `      <failure type="${one.severity}" message="${attribute(one.message)}">${element(text)}</failure>`,
    '    </testcase>',
  ];
}

/** XML 1.0 has no way to write most control characters. */
const clean = (text: string): string => text.replace(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
const element = (text: string): string => clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const attribute = (text: string): string =>
  element(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
