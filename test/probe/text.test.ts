import { expect, test } from 'vitest';
import { PLAIN } from '../../src/reporters/paint.ts';
import type { ProbeReport } from '../../src/reporters/probe-report.ts';
import { probeText } from '../../src/reporters/probe-text.ts';

const REPORT: ProbeReport = {
  version: 1,
  tool: { name: 'flyte-auth-config', version: '0' },
  summary: { pass: 1, fail: 1, unreachable: 0, skipped: 2 },
  groups: [
    {
      name: 'token',
      target: 'https://flyte.example.com',
      facts: { iss: 'https://idp.example.com', aud: 'account' },
      checks: [
        { id: 'first', title: '', status: 'pass', message: 'a sentence of some length that does not fit' },
        {
          id: 'second',
          title: '',
          status: 'fail',
          message: 'no',
          remedy: 'do something about it, and soon',
          at: 'values.yaml:1:2',
          ruleId: 'auth-off',
        },
        { id: 'third', title: '', status: 'skipped', message: '', needs: 'second' },
        { id: 'fourth', title: '', status: 'skipped', message: '', needs: 'second' },
      ],
    },
  ],
};

test('the report goes on below where its text starts', () => {
  expect(probeText(REPORT, { paint: PLAIN, columns: 44 })).toBe(`token https://flyte.example.com
  iss  https://idp.example.com
  aud  account
  pass         first: a sentence of some
               length that does not fit
  fail         second: no
               = fix: do something about
               it, and soon
               = at: values.yaml:1:2
               = docs: flyte-auth-config
               explain auth-off
  skipped      without second: third,
               fourth

1 failed, 0 unreachable, 1 passed, 2 skipped
`);
});

test('colours take no room', () => {
  const paint = { ...PLAIN, error: (text: string) => `<${text}>` };
  expect(probeText(REPORT, { paint, columns: 44 })).toContain('  <fail       >  second: no\n');
});
