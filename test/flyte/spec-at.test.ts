import { expect, test } from 'vitest';
import { specAt } from '../../src/flyte/spec-at.ts';

test.each([
  ['auth', 'appAuth.authServerType', 'choice'],
  ['auth', 'authorizedUris[0]', 'urls'],
  ['auth', 'appAuth.selfAuthServer.staticClients[my.client].client_secret', 'bytes'],
  ['auth', 'appAuth.selfAuthServer.staticClients[ci].scopes[2]', 'texts'],
  ['auth', 'appAuth.selfAuthServer.staticClients', 'mapOf'],
  ['server', 'security.useAuth', 'flag'],
  ['admin', 'perRetryTimeout', 'duration'],
  ['auth', '', 'struct'],
  ['auth', 'nothing.like.it', undefined],
  ['auth', '__proto__.x', undefined],
] as const)('%s %s', (section, path, kind) => {
  expect(specAt({ section, path })?.kind).toBe(kind);
});
