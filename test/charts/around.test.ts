import { describe, expect, test } from 'vitest';
import type { ChartName } from '../../src/charts/chart.ts';
import { chartOf } from '../../src/charts/index.ts';
import { ingressOf } from '../../src/charts/ingress.ts';
import { keyMakerOf } from '../../src/charts/key-maker.ts';
import { mountPathsOf } from '../../src/charts/mount-paths.ts';
import { fromPlain, type MapNode, type Plain } from '../../src/core/tree.ts';

const valuesOf = (chart: ChartName, plain: Plain): MapNode =>
  chartOf(chart).coalesce(
    fromPlain(plain, (path) => ({ from: 'file', file: 'v', path, value: { start: 0, end: 0 } })) as MapNode,
  );

describe('the ingress of a release', () => {
  test.each<[string, ChartName, Plain, object | undefined]>([
    ['flyte-binary makes none unless asked', 'flyte-binary', {}, undefined],
    ['flyte-core makes one for every host', 'flyte-core', {}, { host: undefined, hasTls: false, isOwn: false }],
    ['a host', 'flyte-binary', { ingress: { create: true, host: 'a.b' } }, { host: 'a.b', hasTls: false, isOwn: true }],
    [
      'TLS as a list',
      'flyte-binary',
      { ingress: { create: true, host: 'a.b', tls: [{ hosts: ['a.b'] }] } },
      { host: 'a.b', hasTls: true, isOwn: true },
    ],
    [
      'below an umbrella',
      'flyte',
      { flyte: { common: { ingress: { host: 'a.b', tls: { enabled: true } } } } },
      { host: 'a.b', hasTls: true },
    ],
    ['a template decides', 'flyte-core', { common: { ingress: { host: '{{ .Values.host }}' } } }, undefined],
    ['switched off', 'flyte-core', { common: { ingress: { enabled: false, host: 'a.b' } } }, undefined],
  ])('%s', (_name, chart, plain, expected) => {
    const found = ingressOf(chart, valuesOf(chart, plain));
    const told = found && { ...found, host: found.host?.value };
    if (expected === undefined) expect(told).toBeUndefined();
    else expect(told).toMatchObject(expected);
  });
});

describe('the init container that makes the keys', () => {
  const on = { configuration: { auth: { enabled: true } } };
  test.each<[string, ChartName, Plain, string]>([
    ['flyte-binary with authentication', 'flyte-binary', on, 'runs'],
    ['flyte-binary without', 'flyte-binary', {}, 'switched-off'],
    ['the text "false" is true', 'flyte-binary', { configuration: { auth: { enabled: 'false' } } }, 'runs'],
    [
      'a volume of one’s own at /etc/secrets',
      'flyte-binary',
      { deployment: { extraVolumeMounts: [{ name: 'a', mountPath: '/etc/secrets' }] } },
      'runs',
    ],
    ['another command', 'flyte-binary', { ...on, deployment: { genAdminAuthSecret: { args: ['sleep 1'] } } }, 'command'],
    [
      'another command that does the work',
      'flyte-binary',
      { ...on, deployment: { genAdminAuthSecret: { args: ['flyte secrets create --name x'] } } },
      'runs',
    ],
    ['without rights', 'flyte-binary', { ...on, rbac: { create: false } }, 'forbidden'],
    ['flyte-core', 'flyte-core', {}, 'runs'],
    ['flyte-core without rights', 'flyte-core', { flyteadmin: { serviceAccount: { rbac: false } } }, 'forbidden'],
  ])('%s', (_name, chart, plain, kind) => {
    expect(keyMakerOf(chart, valuesOf(chart, plain)).kind).toBe(kind);
  });
});

describe('where volumes lie', () => {
  const release = { name: 'flyte-backend', namespace: 'flyte', chartVersion: 'v1.16.8', chart: 'flyte-core' } as const;
  const values = valuesOf('flyte-core', {
    flyteadmin: { additionalVolumeMounts: [{ name: 'a', mountPath: '/etc/oidc/' }] },
    flytescheduler: { additionalVolumeMounts: [{ name: 'a', mountPath: '/vault' }] },
    workflow_scheduler: { enabled: true, type: 'native' },
  });
  const rendered = { release, values, manifests: chartOf('flyte-core').render(values, release) };
  test.each([
    ['flyteadmin', ['/etc/secrets/', '/etc/oidc/']],
    ['flytepropeller', ['/etc/secrets/']],
    ['flytescheduler', ['/etc/secrets/', '/vault/']],
  ] as const)('of %s', (process, paths) => {
    expect(mountPathsOf(rendered, process)).toEqual(paths);
  });
});
