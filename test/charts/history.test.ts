import { describe, expect, test } from 'vitest';
import { failsWithAuth, isFlyte2 } from '../../src/charts/generation.ts';
import { settingChangesSince, valueChangesSince } from '../../src/charts/history.ts';
import { isBefore, versionNumbers } from '../../src/charts/version.ts';
import { formatPath } from '../../src/core/origin.ts';

describe('versions', () => {
  test.each([
    ['v1.16.8', [1, 16, 8]],
    ['1.16.8', [1, 16, 8]],
    ['v1.16', [1, 16, 0]],
    ['v1.16.0-b2', [1, 16, 0]],
    ['latest', undefined],
    ['', undefined],
  ])('%s', (version, numbers) => {
    expect(versionNumbers(version)).toEqual(numbers);
  });

  test.each([
    ['v1.9.37', 'v1.10.0', true],
    ['v1.10.0', 'v1.9.37', false],
    ['v1.8.0', 'v1.8.0', false],
    ['v0.19.4', 'v1.0.0', true],
    ['latest', 'v1.0.0', false],
  ])('%s came before %s: %s', (version, other, expected) => {
    expect(isBefore(version, other)).toBe(expected);
  });
});

describe('what an older chart reads in another way', () => {
  const changed = (version: string, chart: 'flyte-binary' | 'flyte-core' | 'flyte') =>
    valueChangesSince(version, chart).map(({ path, effect }) => `${formatPath(path)}: ${effect}`);

  test('nothing has changed since the version that is modelled', () => {
    expect([...changed('v1.16.8', 'flyte-binary'), ...changed('v1.16.8', 'flyte-core')]).toEqual([]);
    expect(settingChangesSince('v1.16.8')).toEqual([]);
  });

  test('flyte-binary before v1.8.0', () => {
    expect(changed('v1.7.0', 'flyte-binary')).toEqual([
      'configuration.auth.clientSecretsExternalSecretRef: ignored',
      'configuration.inlineSecretRef: ignored',
      'configuration.externalSecretRef: ignored',
      'configuration.auth.internal.clientSecretHash: required',
    ]);
  });

  test('flyte-core before v1.11.0, also below its umbrella', () => {
    expect(changed('v1.10.7', 'flyte-core')).toContain('secrets.adminOauthClientCredentials.enabled: mounted');
    expect(changed('v1.10.7', 'flyte')).toContain('flyte.secrets.adminOauthClientCredentials.enabled: mounted');
    expect(changed('v1.11.0', 'flyte-core')).not.toContain('secrets.adminOauthClientCredentials.enabled: mounted');
  });

  test('settings of Flyte itself', () => {
    expect(settingChangesSince('v1.15.1').map(({ path }) => formatPath(path))).toEqual(['auth.userAuth.openId.issuerUrl']);
  });
});

describe('Flyte 2', () => {
  test.each([
    ['v1.16.8', false, false],
    ['v2.0.7', true, false],
    ['v2.0.8', true, true],
    ['v2.0.20', true, true],
    ['v2.0.21', true, false],
    ['2.1.0', true, false],
    ['latest', false, false],
  ])('%s', (version, isTwo, fails) => {
    expect(isFlyte2(version)).toBe(isTwo);
    expect(isFlyte2(version) && failsWithAuth(version)).toBe(fails);
  });
});
