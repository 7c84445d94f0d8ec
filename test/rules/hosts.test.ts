import { describe, expect, test } from 'vitest';
import { hostOf, isInternalHost, isLocalHost } from '../../src/rules/hosts.ts';

describe('hosts', () => {
  test.each([
    ['https://flyte.example.com', 'flyte.example.com', false, false],
    ['http://flyteadmin:80', 'flyteadmin', true, false],
    ['http://flyteadmin.flyte:80', 'flyteadmin.flyte', true, false],
    ['http://flyteadmin.flyte.svc:80', 'flyteadmin.flyte.svc', true, false],
    ['http://flyteadmin.flyte.svc.cluster.local', 'flyteadmin.flyte.svc.cluster.local', true, false],
    ['https://flyte', 'flyte', false, false],
    ['https://flyte.flyte', 'flyte.flyte', false, false],
    ['http://team.acme.flyte', 'team.acme.flyte', false, false],
    ['http://localhost:30081', 'localhost', false, true],
    ['http://127.0.0.1:30081/x', '127.0.0.1', false, true],
    ['http://[::1]:80', '[::1]', false, true],
    ['flyte.example.com', undefined, false, false],
    ['', undefined, false, false],
  ])('%s', (url, host, internal, local) => {
    expect([hostOf(url), isInternalHost(url, 'flyte'), isLocalHost(url)]).toEqual([host, internal, local]);
  });
});
