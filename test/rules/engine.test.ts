import { describe, expect, test } from 'vitest';
import { at } from '../../src/core/tree.ts';
import { authOff } from '../../src/rules/auth-off.ts';
import { inOrder, runRules } from '../../src/rules/engine.ts';
import { defineRule, flyteKey, missing, type Rule } from '../../src/rules/rule.ts';
import { modelWith } from './support/hand-made.ts';

const probe = (at: Parameters<Rule['check']>[1] extends (id: string, finding: infer F) => void ? F : never): Rule =>
  defineRule({
    id: 'probe',
    severity: 'warning',
    category: 'shape',
    summary: 'reports one finding',
    symptom: { component: 'flyteadmin', when: 'start', text: 'boom' },
    messages: { found: { text: 'found {what} at {at}', fix: 'set {key}' } },
    check: (_model, report) => report('found', { ...at, data: { what: 'a\nb', key: flyteKey('admin.scopes') } }),
  });

describe('the engine', () => {
  test('gives a finding its words, data, place and symptom', async () => {
    const model = modelWith({ configuration: { auth: { enabled: false } } });
    const [found] = await runRules([probe({ at: missing('auth.userAuth.openId.baseUrl') })], model);
    expect(found).toMatchObject({
      ruleId: 'probe',
      messageId: 'found',
      severity: 'warning',
      message: 'found a\\nb at configuration.auth.oidc.baseUrl',
      remedy: 'set configuration.inline.admin.scopes',
      data: { what: 'a\nb', key: 'configuration.inline.admin.scopes' },
      symptom: { text: 'boom' },
    });
  });

  test('shows what is missing at the nearest parent key', async () => {
    const model = modelWith({ other: 1, configuration: { auth: { enabled: false } } });
    const auth = at(model.userValues, ['configuration', 'auth']);
    const [found] = await runRules([probe({ at: missing('auth.userAuth.openId.baseUrl') })], model);
    expect(found?.place?.span).toEqual(auth?.origin.from === 'file' && auth.origin.key);
  });

  test.each([
    ['info', 'info'],
    ['error', 'error'],
  ] as const)('--rule probe=%s', async (override, severity) => {
    const found = await runRules([probe({ at: missing('auth') })], modelWith({ a: 1 }), { overrides: { probe: override } });
    expect(found.map((one) => one.severity)).toEqual([severity]);
  });

  test('--rule probe=off', async () => {
    expect(await runRules([probe({ at: missing('auth') })], modelWith({ a: 1 }), { overrides: { probe: 'off' } })).toEqual([]);
  });

  test('says nothing twice', async () => {
    const [one] = await runRules([probe({ at: missing('auth') })], modelWith({ a: 1 }));
    expect(one && inOrder([one, one])).toEqual([one]);
  });

  test('a flag has no place', async () => {
    const flag = { from: 'flag', flag: '--set', text: 'a=1', path: ['a'] } as const;
    const [found] = await runRules([probe({ at: flag })], modelWith({ a: 1 }));
    expect(found?.place).toBeUndefined();
  });
});

describe('auth-off', () => {
  test.each([
    ['nothing about authentication', { configuration: {} }, 0],
    ['off with the chart’s empty defaults', { configuration: { auth: { enabled: false, oidc: { baseUrl: '' } } } }, 0],
    ['off with an issuer', { configuration: { auth: { enabled: false, oidc: { baseUrl: 'https://idp.example.com' } } } }, 1],
  ])('%s', async (_name, values, count) => {
    expect(await runRules([authOff], modelWith(values))).toHaveLength(count);
  });
});
