import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startFlyte } from './support/fake-flyte.ts';
import { listen } from './support/listen.ts';
import { probe } from './support/probing.ts';
import { startProxy } from './support/proxy.ts';
import { internalValues } from './support/values.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});
const opened = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
  const server = await starting;
  open.push(server);
  return server;
};

const CA_FILE = new URL('../fixtures/tls/ca.pem', import.meta.url).pathname;

/** What the discovery check says of a server that answers everything alike. */
async function discovery(listener: Parameters<typeof createServer>[1], flags: readonly string[] = []) {
  const { port } = await opened(listen(createServer(listener)));
  return discoveryAt(`http://localhost:${port}/realms/flyte`, flags);
}
const discoveryAt = async (issuer: string, flags: readonly string[] = [], env = {}) => {
  const probing = await probe(
    ['doctor', '-f', 'v.yaml', '--idp-only', ...flags],
    { 'v.yaml': internalValues({ issuer }) },
    { env },
  );
  return { ...probing.check('idp-discovery'), code: probing.code };
};

describe('hostile and broken servers', () => {
  test('a redirect in circles ends', async () => {
    let count = 0;
    const check = await discovery((request, response) => {
      count++;
      response.writeHead(302, { location: request.url }).end();
    });
    expect(check).toMatchObject({ status: 'fail', message: expect.stringContaining('more than 10 redirects') });
    expect(count).toBe(11);
  });

  test.each(['file:///etc/passwd', 'gopher://localhost/'])('a redirect to %s is not followed', async (location) => {
    const check = await discovery((_, response) => response.writeHead(302, { location }).end());
    expect(check).toMatchObject({ status: 'fail', message: expect.stringContaining('is no URL that begins with') });
  });

  test('an endless answer is cut off', async () => {
    const check = await discovery((_, response) => {
      response.on('error', () => undefined);
      const more = () => response.writable && response.write(Buffer.alloc(64 * 1024), more);
      more();
    });
    expect(check).toMatchObject({ status: 'fail', message: expect.stringContaining('more than 1048576 bytes') });
  });

  test('a server that never answers is given up', async () => {
    const check = await discovery(() => undefined, ['--timeout', '0.2']);
    expect(check).toMatchObject({ status: 'unreachable', code: 3, message: expect.stringContaining('not answer in time') });
  });

  test('a server that never ends its answer is given up', async () => {
    const check = await discovery((_, response) => response.writeHead(200).write('{'), ['--timeout', '0.2']);
    expect(check).toMatchObject({ status: 'unreachable', code: 3 });
  });

  test('something that is not HTTP', async () => {
    const { port } = await opened(listen(createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.0\r\n'))));
    expect(await discoveryAt(`http://localhost:${port}`)).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('not speak HTTP'),
    });
  });

  test('http where https is asked for', async () => {
    const { port } = await opened(listen(createServer((_, response) => response.end())));
    expect(await discoveryAt(`https://localhost:${port}`)).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('not speak TLS'),
    });
  });

  test.each(['[', `${'['.repeat(100_000)}`, '[]', 'null', '"x"', '{"issuer":{"toString":1}}'])(
    'JSON that is none of ours: %.20s',
    async (text) => {
      const check = await discovery((_, response) => response.end(text));
      expect(check.status).toBe(text.startsWith('{') ? 'pass' : 'fail');
    },
  );

  test('control characters of a server do not reach the terminal', async () => {
    const { port } = await opened(listen(createServer((_, response) => response.end('{"issuer":"\\u001b[31mred"}'))));
    const { check } = await probe(['doctor', '-f', 'v.yaml', '--idp-only'], {
      'v.yaml': internalValues({ issuer: `http://localhost:${port}` }),
    });
    expect(check('idp-issuer').message).toContain('\\u001b[31mred');
  });
});

describe('TLS', () => {
  test('a private authority is trusted with --ca-file alone', async () => {
    const { url } = await opened(startFlyte('internal', { tls: ['h2', 'http/1.1'] }));
    const without = await probe(['doctor', '--url', url], {});
    expect(without.check('flyte-reachable')).toMatchObject({ status: 'fail', remedy: expect.stringContaining('--ca-file') });
    expect(without.code).toBe(1);
    expect((await probe(['doctor', '--url', url, '--ca-file', CA_FILE], {})).code).toBe(0);
  });

  test('a certificate for another host', async () => {
    const { url } = await opened(startFlyte('internal', { tls: ['http/1.1'] }));
    const { check } = await probe(['doctor', '--url', url.replace('localhost', '127.0.0.1'), '--ca-file', CA_FILE], {});
    expect(check('flyte-reachable')).toMatchObject({ status: 'fail', message: expect.stringContaining('another host') });
  });

  test('an ingress without HTTP/2', async () => {
    const { url } = await opened(startFlyte('internal', { tls: ['http/1.1'] }));
    const { check } = await probe(['doctor', '--url', url, '--ca-file', CA_FILE], {});
    expect(check('flyte-auth-on').status).toBe('pass');
    expect(check('flyte-grpc')).toMatchObject({ status: 'fail' });
    expect(check('flyte-grpc-auth-on')).toMatchObject({ status: 'fail' });
  });
});

describe('proxies', () => {
  test('leads HTTP and gRPC through, and keeps its login to itself', async () => {
    const flyte = await opened(startFlyte('internal', { publicUrl: 'http://flyte.example.com' }));
    const proxy = await opened(startProxy(Number(new URL(flyte.url).port)));
    const HTTP_PROXY = proxy.url.replace('http://', 'http://someone:not-a-real-secret@');
    const { check } = await probe(['doctor', '--url', 'http://flyte.example.com'], {}, { env: { HTTP_PROXY } });
    expect([check('flyte-auth-on').status, check('flyte-grpc-auth-on').status]).toEqual(['pass', 'pass']);
    expect(proxy.seen[0]).toEqual({ target: 'flyte.example.com:80', login: `Basic ${btoa('someone:not-a-real-secret')}` });
    expect(JSON.stringify(flyte.seen)).not.toContain('proxy-authorization');
  });

  test('a proxy that is not there is named', async () => {
    const proxy = await startProxy(9);
    await proxy.close();
    const { check } = await probe(['doctor', '--url', 'http://flyte.example.com'], {}, { env: { HTTP_PROXY: proxy.url } });
    expect(check('flyte-reachable')).toMatchObject({
      status: 'unreachable',
      message: expect.stringContaining(`${proxy.url}: it refuses`),
    });
  });

  test('a proxy that refuses', async () => {
    const proxy = await opened(startProxy(9, 403));
    const { check, code } = await probe(['doctor', '--url', 'http://flyte.example.com'], {}, { env: { HTTP_PROXY: proxy.url } });
    expect([code, check('flyte-reachable').status]).toEqual([3, 'unreachable']);
    expect(check('flyte-reachable').message).toContain('refuses to connect to it (403)');
  });

  test('a host that is excluded is asked without it', async () => {
    const proxy = await opened(startProxy(9, 403));
    const env = { HTTPS_PROXY: proxy.url, NO_PROXY: 'flyte.invalid' };
    const { check } = await probe(['doctor', '--url', 'https://flyte.invalid'], {}, { env });
    expect(check('flyte-reachable').status).toBe('unreachable');
    expect(proxy.seen).toEqual([]);
  });
});
