import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { github } from '../../src/reporters/github.ts';
import { json } from '../../src/reporters/json.ts';
import { junit } from '../../src/reporters/junit.ts';
import { sarif, uriOf } from '../../src/reporters/sarif.ts';
import { finding, placeOf, reportWith, sampleReport, VALUES } from './support/sample.ts';

const RANGE = { start: { line: 5, column: 16 }, end: { line: 5, column: 53 } };

describe('json', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv2020({ strict: true, formats: { uri: (text: string) => URL.canParse(text) } }).compile(schema);

  test('fits its schema with everything a finding can have', () => {
    const source = sourceText('values.yaml', VALUES);
    const report = sampleReport({
      related: [{ message: 'here', place: placeOf(source, 'enabled', ['configuration', 'a.b', 0]) }],
      symptom: { component: 'flyteadmin', when: 'start', text: 'boom' },
      remedy: 'do it',
      data: { list: ['a'], text: 'b', flag: true, number: 1 },
      fix: { safe: true, description: 'replace', edits: [] },
    });
    const document = JSON.parse(json(report));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document.summary).toEqual({ files: 1, errors: 1, warnings: 0, infos: 0, suppressed: 0 });
    expect(document.diagnostics[0]).toMatchObject({ file: 'values.yaml', path: 'configuration.auth.oidc.baseUrl', range: RANGE });
    expect(document.diagnostics[0].related[0]).toMatchObject({ path: 'configuration["a.b"][0]' });
  });

  test('fits its schema without a place and without findings', () => {
    for (const report of [reportWith([finding()], []), reportWith([], [])]) {
      expect(validate(JSON.parse(json(report))), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  test('its schema refuses what it does not know', () => {
    expect(validate({ ...JSON.parse(json(sampleReport())), more: 1 })).toBe(false);
  });
});

describe('github', () => {
  test('escapes data and properties', () => {
    const source = sourceText('a,b:c.yaml', VALUES);
    const place = placeOf(source, 'enabled');
    const report = reportWith([finding({ place, message: '100% of "a: b", c', remedy: 'x\r\ny' })], [source]);
    expect(github(report)).toBe(
      '::error file=a%2Cb%3Ac.yaml,line=3,endLine=3,col=5,endColumn=12,title=issuer-form::100%25 of "a: b", c%0Afix: x%0D%0Ay\n',
    );
  });

  test.each([
    ['error', '::error '],
    ['warning', '::warning '],
    ['info', '::notice '],
  ] as const)('%s', (severity, command) => {
    expect(github(sampleReport({ severity })).startsWith(command)).toBe(true);
  });
});

describe('junit', () => {
  test('has a suite for each file and a passing case where it is clean', () => {
    const clean = sourceText('clean.yaml', 'a: 1\n');
    const report = sampleReport({ message: 'a <b> & "c"\u0007' });
    expect(junit({ ...report, sources: [...report.sources, clean] })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="flyte-auth-config" tests="2" failures="1">
  <testsuite name="values.yaml" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="issuer-form 5:16" classname="values.yaml">
      <failure type="error" message="a &lt;b&gt; &amp; &quot;c&quot;\ufffd">a &lt;b&gt; &amp; "c"\ufffd</failure>
    </testcase>
  </testsuite>
  <testsuite name="clean.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="no findings" classname="clean.yaml"/>
  </testsuite>
</testsuites>
`);
  });
});

describe('sarif', () => {
  const log = JSON.parse(
    sarif(
      sampleReport({ related: [{ message: 'here', place: { file: 'values.yaml', path: ['a'], span: { start: 0, end: 4 } } }] }),
    ),
  );
  const [run] = log.runs;

  test('lists every rule, each with its help', () => {
    expect(log).toMatchObject({ version: '2.1.0' });
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.tool.driver.rules).toHaveLength(1);
    expect(URL.canParse(run.tool.driver.rules[0].helpUri)).toBe(true);
  });

  test('points results at rules and regions', () => {
    const [result] = run.results;
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.level).toBe('error');
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'values.yaml' },
      region: { startLine: 5, startColumn: 16, endLine: 5, endColumn: 53 },
    });
    expect(result.relatedLocations[0]).toMatchObject({ id: 0, message: { text: 'here' } });
  });

  test.each([
    ['values.yaml', 'values.yaml'],
    ['./deploy/my values.yaml', 'deploy/my%20values.yaml'],
    ['a:b#c.yaml', 'a%3Ab%23c.yaml'],
    ['/srv/ä.yaml', 'file:///srv/%C3%A4.yaml'],
    ['C:\\deploy\\values.yaml', 'file:///C:/deploy/values.yaml'],
    ['<stdin>', '%3Cstdin%3E'],
  ])('%s', (file, uri) => {
    expect(uriOf(file)).toBe(uri);
  });
});
