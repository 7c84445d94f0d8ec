import { describe, expect, test } from 'vitest';
import { isListed, publicUrl } from '../../src/flyte/public-url.ts';

const CORE = ['https://flyte.example.com', 'http://flyteadmin:80', 'http://flyteadmin.flyte.svc.cluster.local:80'];

describe('the URL that flyteadmin takes for its own', () => {
  test.each<[called: string, uris: readonly string[], taken: string | undefined]>([
    ['flyte.example.com', CORE, 'https://flyte.example.com'],
    ['flyte.example.com:443', CORE, 'https://flyte.example.com'],
    ['flyteadmin:81', CORE, 'http://flyteadmin:80'],
    ['localhost:8089', CORE, 'https://flyte.example.com'],
    ['Flyte.example.com', CORE, 'https://flyte.example.com'],
    ['a.example.com:8443', ['https://a.example.com', 'https://a.example.com:8443'], 'https://a.example.com'],
    [
      'a.example.com:81',
      ['http://a.example.com:80', 'http://a.example.com:81', 'http://a.example.com:82'],
      'http://a.example.com:81',
    ],
    ['a.example.com', ['http://a.example.com:80', 'http://a.example.com:82'], 'http://a.example.com:82'],
    ['a.example.com', ['http://a.example.com:80', 'https://a.example.com:9000'], 'https://a.example.com:9000'],
    ['[::1]:8089', ['https://first.example.com', 'http://[::1]:8088'], 'http://[::1]:8088'],
    ['no such host', CORE, 'https://flyte.example.com'],
    ['flyte.example.com', [], undefined],
  ])('called as %s with %j', (called, uris, taken) => {
    expect(publicUrl(uris, called)).toBe(taken);
  });
});

describe('whether a host is listed', () => {
  test.each([
    ['flyteadmin:81', true],
    ['FlyteAdmin:81', false],
    ['localhost:8089', false],
    ['no such host', false],
  ])('%s', (host, listed) => {
    expect(isListed(CORE, host)).toBe(listed);
  });
});
