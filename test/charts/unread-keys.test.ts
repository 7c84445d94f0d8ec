import { describe, expect, test } from 'vitest';
import type { ChartName } from '../../src/charts/chart.ts';
import { unreadKeys } from '../../src/charts/unread-keys.ts';
import { formatPath } from '../../src/core/origin.ts';
import type { Plain } from '../../src/core/tree.ts';
import { valuesTree } from '../rules/support/hand-made.ts';

const found = (chart: ChartName, values: Plain) =>
  unreadKeys(chart, valuesTree(values)).map(({ path, meant, kind }) => [kind, formatPath(path), meant && formatPath(meant)]);

describe('keys that no template reads', () => {
  test.each<[string, ChartName, Plain, unknown[]]>([
    [
      'right keys',
      'flyte-binary',
      { configuration: { auth: { enabled: true, flyteClient: { anything: 1 } }, inline: { auth: { x: 1 } } } },
      [],
    ],
    ['keys about something else', 'flyte-binary', { minio: { auth: { rootUser: 'x' } }, security: { podSecurity: true } }, []],
    ['a block at the top', 'flyte-binary', { auth: { enabled: true, oidc: {} } }, [['misplaced', 'auth', 'configuration.auth']]],
    [
      'a block at the top with telling keys',
      'flyte-binary',
      { auth: { oidc: {}, authorizedUris: [] } },
      [['misplaced', 'auth', 'configuration.auth']],
    ],
    [
      'Flyte’s own block at the top',
      'flyte-binary',
      { auth: { userAuth: {} } },
      [['misplaced', 'auth', 'configuration.inline.auth']],
    ],
    [
      'the switch beside server',
      'flyte-core',
      { configmap: { adminServer: { security: { useAuth: true } } } },
      [['misplaced', 'configmap.adminServer.security', 'configmap.adminServer.server.security']],
    ],
    [
      'a typo in a closed mapping',
      'flyte-binary',
      { configuration: { auth: { oidc: { baseURL: 'x', clientid: 'y' } } } },
      [
        ['typo', 'configuration.auth.oidc.baseURL', 'configuration.auth.oidc.baseUrl'],
        ['typo', 'configuration.auth.oidc.clientid', 'configuration.auth.oidc.clientId'],
      ],
    ],
    [
      'a typo above authentication settings',
      'flyte-core',
      { configMap: { adminServer: { auth: { userAuth: {} } } } },
      [['typo', 'configMap', 'configmap']],
    ],
    ['a typo above something else', 'flyte-core', { configMap: { core: {} } }, []],
    [
      'something unheard of in a closed mapping',
      'flyte-binary',
      { configuration: { auth: { colour: 'red' } } },
      [['unknown', 'configuration.auth.colour', undefined]],
    ],
    [
      'right keys in the wrong chart',
      'flyte-core',
      { configuration: { auth: { enabled: true, authorizedUris: [] } } },
      [['misplaced', 'configuration', 'configmap.adminServer']],
    ],
    [
      'keys that are not nested below the key of the umbrella',
      'flyte',
      { secrets: { adminOauthClientCredentials: { clientId: 'x' } } },
      [['misplaced', 'secrets', 'flyte.secrets']],
    ],
    [
      'a secret of flyteadmin among the other secrets',
      'flyte-core',
      { secrets: { oidc_client_secret: 'x' } },
      [['misplaced', 'secrets.oidc_client_secret', 'flyteadmin.secrets.oidc_client_secret']],
    ],
    [
      'names from the prototype',
      'flyte-core',
      JSON.parse('{"__proto__":{"useAuth":1},"constructor":{"auth":{"userAuth":1}}}'),
      [
        ['misplaced', '__proto__.useAuth', 'configmap.adminServer.server.security.useAuth'],
        ['misplaced', 'constructor.auth', 'configmap.adminServer.auth'],
      ],
    ],
  ])('%s', (_name, chart, values, expected) => {
    expect(found(chart, values)).toEqual(expected);
  });
});
