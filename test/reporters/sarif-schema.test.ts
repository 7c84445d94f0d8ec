import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import type { Report } from '../../src/core/report.ts';
import { sarif } from '../../src/reporters/sarif.ts';
import { finding, placeOf, reportWith, sampleReport, VALUES } from './support/sample.ts';

const FILE = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

const FORMATS = {
  uri: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => /^[\w.~:/?#[\]@!$&'()*+,;=%-]*$/.test(text) && !/%(?![0-9A-F]{2})/i.test(text),
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
};

/** The official schema is written in draft 4, of which it uses nothing that later drafts read otherwise. */
function officialSchema(): ValidateFunction {
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(FILE, 'utf8'));
  return new Ajv({ strict: false, unicodeRegExp: false, formats: FORMATS }).compile(schema);
}

const fits = officialSchema();
const faultsOf = (report: Report) => (fits(JSON.parse(sarif(report))) ? [] : fits.errors);

const source = sourceText('deploy/ä b.yaml', VALUES);
const place = placeOf(source, 'enabled', ['configuration', 'a.b', 0]);

describe('SARIF fits the official schema', () => {
  test.each<[string, Report]>([
    ['without findings', reportWith([], [source])],
    ['without anything', reportWith([], [], { rules: [] })],
    ['with a finding about no file', reportWith([finding()], [source])],
    ['with a finding about a whole file', reportWith([finding({ place: { ...place, path: [] } })], [source])],
    [
      'with everything a finding can have',
      sampleReport({
        related: [{ message: 'here', place }],
        symptom: { component: 'flyteadmin', when: 'start', text: 'boom' },
        remedy: 'do it',
        data: { list: ['a'], text: 'b', flag: true, number: 1 },
        fix: { safe: true, description: 'replace', edits: [] },
      }),
    ],
  ])('%s', (_name, report) => {
    expect(faultsOf(report)).toEqual([]);
  });

  test('which refuses what SARIF does not know', () => {
    const log = JSON.parse(sarif(sampleReport()));
    expect(fits({ ...log, version: '2.0.0' })).toBe(false);
    log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b.yaml';
    expect(fits(log)).toBe(false);
  });
});

test('every finding has a place, which code-scanning services ask for', () => {
  const { runs } = JSON.parse(sarif(reportWith([finding()], [source])));
  expect(runs[0].results[0].locations).toEqual([{ physicalLocation: { artifactLocation: { uri: 'deploy/%C3%A4%20b.yaml' } } }]);
});
