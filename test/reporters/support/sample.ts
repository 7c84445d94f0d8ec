import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { type SourceText, sourceText } from '../../../src/core/lines.ts';
import type { Path } from '../../../src/core/origin.ts';
import type { Report } from '../../../src/core/report.ts';

export const VALUES = `configuration:
  auth:
    enabled: true
    oidc:
      baseUrl: https://acme.okta.com/oauth2/default/
      clientSecret: not-a-real-secret
`;

/** The place of a text in a file. */
export function placeOf(source: SourceText, text: string, path: Path = []) {
  const start = source.text.indexOf(text);
  if (start < 0) throw new Error(`no "${text}" in ${source.name}`);
  return { file: source.name, path, span: { start, end: start + text.length } };
}

export const finding = (change: Partial<Diagnostic> = {}): Diagnostic => ({
  ruleId: 'issuer-form',
  messageId: 'slash',
  severity: 'error',
  message: 'issuer URL "https://acme.okta.com/oauth2/default/" ends with "/". remove the slash',
  data: { found: 'https://acme.okta.com/oauth2/default/' },
  related: [],
  ...change,
});

export const reportWith = (
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
  change: Partial<Report> = {},
): Report => ({
  tool: { name: 'flyte-auth-config', version: '0.1.0' },
  sources,
  releases: [
    { files: sources.map(({ name }) => name), chart: 'flyte-binary', chartVersion: 'v1.16.8', auth: 'on', mode: 'Self' },
  ],
  diagnostics,
  suppressed: 0,
  secrets: [],
  rules: [{ id: 'issuer-form', severity: 'error', category: 'login', summary: 'the issuer URL cannot be right' }],
  ...change,
});

/** A report with one finding at the issuer of VALUES. */
export function sampleReport(change: Partial<Diagnostic> = {}): Report {
  const source = sourceText('values.yaml', VALUES);
  const place = placeOf(source, 'https://acme.okta.com/oauth2/default/', ['configuration', 'auth', 'oidc', 'baseUrl']);
  return reportWith([finding({ place, ...change })], [source]);
}
