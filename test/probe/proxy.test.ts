import { describe, expect, test } from 'vitest';
import { proxyFor } from '../../src/probe/net/proxy.ts';

const HTTPS = 'https://idp.example.com/x';
const PROXY = { HTTPS_PROXY: 'http://proxy.example.com:3128' };

describe('the proxy for a URL', () => {
  test.each([
    ['none', HTTPS, {}, undefined],
    ['for https', HTTPS, PROXY, 'proxy.example.com:3128'],
    ['in lower case', HTTPS, { https_proxy: 'http://proxy.example.com:3128' }, 'proxy.example.com:3128'],
    ['without a scheme', HTTPS, { HTTPS_PROXY: 'proxy.example.com:3128' }, 'proxy.example.com:3128'],
    ['not for http', 'http://idp.example.com', PROXY, undefined],
    ['for http', 'http://idp.example.com', { HTTP_PROXY: 'http://proxy.example.com' }, 'proxy.example.com'],
    ['not for this machine', 'https://localhost:8443', PROXY, undefined],
    ['not for an address of this machine', 'https://127.0.0.1', PROXY, undefined],
    ['an excluded host', HTTPS, { ...PROXY, NO_PROXY: 'a.example, idp.example.com' }, undefined],
    ['an excluded domain', HTTPS, { ...PROXY, NO_PROXY: 'example.com' }, undefined],
    ['an excluded domain with a dot', HTTPS, { ...PROXY, no_proxy: '.example.com' }, undefined],
    ['an excluded pattern', HTTPS, { ...PROXY, NO_PROXY: '*.example.com' }, undefined],
    ['everything excluded', HTTPS, { ...PROXY, NO_PROXY: '*' }, undefined],
    ['an excluded port', HTTPS, { ...PROXY, NO_PROXY: 'idp.example.com:443' }, undefined],
    ['another port', HTTPS, { ...PROXY, NO_PROXY: 'idp.example.com:8443' }, 'proxy.example.com:3128'],
    ['an excluded address', 'https://10.1.2.3', { ...PROXY, NO_PROXY: '10.1.2.3' }, undefined],
    ['an excluded address of IPv6', 'https://[fd00::1]', { ...PROXY, NO_PROXY: 'fd00::1' }, undefined],
    ['an excluded address and port', 'https://[fd00::1]', { ...PROXY, NO_PROXY: '[fd00::1]:443' }, undefined],
    ['an excluded network', 'https://10.1.2.3', { ...PROXY, NO_PROXY: 'localhost,10.0.0.0/8' }, undefined],
    ['an excluded network of IPv6', 'https://[fd00::1]', { ...PROXY, NO_PROXY: 'fd00::/8' }, undefined],
    ['another network', 'https://11.1.2.3', { ...PROXY, NO_PROXY: '10.0.0.0/8' }, 'proxy.example.com:3128'],
    ['no network at all', 'https://10.1.2.3', { ...PROXY, NO_PROXY: '10.0.0.0/99,/,,:1' }, 'proxy.example.com:3128'],
    ['nothing in capitals', HTTPS, { ...PROXY, NO_PROXY: '', no_proxy: 'example.com' }, undefined],
    ['another domain', HTTPS, { ...PROXY, NO_PROXY: 'ample.com' }, 'proxy.example.com:3128'],
  ])('%s', (_name, url, env, wanted) => {
    expect(proxyFor(new URL(url), env)?.host).toBe(wanted);
  });

  test.each([
    'socks5://proxy.example.com',
    'http://user:not-a-real-secret@:x',
    'http://user:not-a-real-secret%FF@proxy.example.com',
  ])('%s is refused and not repeated', (proxy) => {
    const refusal = () => proxyFor(new URL(HTTPS), { HTTPS_PROXY: proxy });
    expect(refusal).toThrow('HTTPS_PROXY is no URL of an HTTP proxy');
    expect(refusal).not.toThrow(/secret/);
  });
});
