import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { detectChart } from '../../src/charts/detect.ts';
import { fromPlain, isMap } from '../../src/core/tree.ts';
import { type SchemaChart, valuesSchema } from '../../src/schema/values-schema.ts';
import { COMBINATIONS, valuesOfAnswers } from '../generate/matrix.ts';
import { validFixtures } from '../rules/support/fixtures.ts';
import { compiled } from './support/compiled.ts';

/** Keys at the top that only hold anchors: a schema sees no anchors, and takes the keys for misplaced ones. */
const ONLY_ANCHORS = 'near-miss-anchors-on-top.yaml';

/** Beside them lie configuration files of clients, which are no values. */
const valuesFiles = validFixtures()
  .flatMap(({ sources }) => sources.filter(({ text }) => !text.startsWith('# ~/.flyte')))
  .filter(({ name }) => !name.endsWith(ONLY_ANCHORS));

const fits = { 'flyte-binary': compiled(valuesSchema('flyte-binary')), 'flyte-core': compiled(valuesSchema('flyte-core')) };

/** The chart whose schema an editor would use. */
function chartOf(values: unknown): SchemaChart {
  const tree = fromPlain(values as never, (path) => ({ from: 'chart', path }));
  const chart = isMap(tree) ? detectChart(tree) : undefined;
  return chart === 'flyte-core' || chart === 'flyte' ? 'flyte-core' : 'flyte-binary';
}

function faults(values: unknown, chart = chartOf(values)): readonly string[] {
  fits[chart](values);
  return (fits[chart].errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

describe('what validate passes, the schema passes', () => {
  test.each(valuesFiles)('$name', ({ text }) => {
    expect(faults(parse(text))).toEqual([]);
  });

  test('all that init writes', () => {
    const refused = COMBINATIONS.filter(({ answers }) => faults(parse(valuesOfAnswers(answers)), answers.chart).length > 0);
    expect(refused).toEqual([]);
  });

  test.each([
    ['nothing at all', null],
    ['other values', { deployment: { extraEnvVars: [{ name: 'A', value: 'b' }] }, anything: { auth: { password: 'x' } } }],
    ['a chart that depends on it', { 'flyte-binary': { configuration: { auth: { enabled: true } } }, mine: 1 }],
    ['keys in another case', { configuration: { inline: { auth: { appauth: { AUTHSERVERTYPE: 'External' } } } } }],
    [
      'templates',
      { configuration: { inline: { auth: { disableForHttp: '{{ .Values.open }}', authorizedUris: ['{{ .Values.url }}'] } } } },
    ],
    ['merge keys', { configuration: { auth: { oidc: { '<<': { clientId: 'a' }, baseUrl: 'https://a' } } } }],
    ['a list as a text', { configuration: { inline: { auth: { userAuth: { openId: { scopes: 'openid,profile' } } } } } }],
    ['numbers for texts', { configuration: { inline: { admin: { clientId: 123, scopes: [1] } } } }],
    ['words of YAML 1.1', { configuration: { auth: { enabled: 'yes' }, inline: { auth: { disableForGrpc: 'off' } } } }],
    [
      'clients as a list',
      { configmap: { adminServer: { auth: { appAuth: { selfAuthServer: { staticClients: [{ CiBot: { id: 'CiBot' } }] } } } } } },
    ],
  ])('%s', (_name, values) => {
    expect(faults(values)).toEqual([]);
  });
});

const binary = (auth: object) => ({ configuration: { auth } });
const inline = (auth: object) => ({ configuration: { inline: { auth } } });
const core = (auth: object) => ({ configmap: { adminServer: { auth } } });

describe('what can never be right, the schema refuses', () => {
  test.each([
    ['a typo in the chart’s keys', binary({ oidc: { baseURL: 'https://a' } }), '/configuration/auth/oidc additionalProperties'],
    [
      'a typo in Flyte’s keys',
      inline({ userAuth: { openId: { baseUri: 'c' } } }),
      '/configuration/inline/auth/userAuth/openId additionalProperties',
    ],
    ['a setting of Flyte among the chart’s', binary({ appAuth: {} }), '/configuration/auth additionalProperties'],
    ['a setting one level too high', core({ externalAuthServer: {} }), '/configmap/adminServer/auth additionalProperties'],
    ['a block at the root', { userAuth: {} }, '/userAuth not'],
    ['a block below a key of another name', { config: { auth: { appAuth: {} } } }, '/config/auth/appAuth not'],
    ['keys of the other chart', { configuration: { adminServer: { useAuth: true } } }, '/configuration/adminServer/useAuth not'],
    [
      'another mode',
      inline({ appAuth: { authServerType: 'external' } }),
      '/configuration/inline/auth/appAuth/authServerType anyOf',
    ],
    [
      'a list for a text',
      inline({ userAuth: { openId: { clientId: ['a'] } } }),
      '/configuration/inline/auth/userAuth/openId/clientId type',
    ],
    ['a blank in a host', binary({ oidc: { baseUrl: 'https://a b' } }), '/configuration/auth/oidc/baseUrl pattern'],
    [
      'a host with a port alone',
      core({ authorizedUris: ['10.0.0.1:80'] }),
      '/configmap/adminServer/auth/authorizedUris/0 pattern',
    ],
    ['a text where a chart needs a list', binary({ authorizedUris: 'https://a' }), '/configuration/auth/authorizedUris type'],
    ['a duration in days', core({ appAuth: { selfAuthServer: { accessTokenLifespan: '1d' } } }), 'accessTokenLifespan pattern'],
    [
      'a hash that is not base64',
      binary({ internal: { clientSecretHash: '$2a$10$abc' } }),
      '/configuration/auth/internal/clientSecretHash pattern',
    ],
    [
      'a number for a secret',
      { flyteadmin: { secrets: { oidc_client_secret: 1 } } },
      '/flyteadmin/secrets/oidc_client_secret type',
    ],
    ['the text "false" for a switch', binary({ enabled: 'false' }), '/configuration/auth/enabled pattern'],
    [
      'a block below the key of an umbrella chart',
      { flyte: { ...core({ openId: {} }) } },
      '/flyte/configmap/adminServer/auth additionalProperties',
    ],
  ])('%s', (_name, values, fault) => {
    expect(faults(values).join('\n')).toContain(fault);
  });
});
