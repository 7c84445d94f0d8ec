import { describe, expect, test } from 'vitest';
import { sourceText } from '../../src/core/lines.ts';
import { judgeClient } from '../../src/rules/judge-client.ts';
import { type RecordedClient, recordedClients, recordedEndpoints } from '../flyte/support/clients.ts';

const judged = async (text: string) => (await judgeClient(sourceText('config.yaml', text), undefined)).diagnostics;
const named = (clients: readonly RecordedClient[]) => clients.map((client) => [client.name, client] as const);

/** Whether pyflyte failed for what the file cannot tell: a variable that is not set, a file that is not there. */
const lacksSecret = ({ text, pyflyte }: RecordedClient): boolean =>
  /clientSecret(EnvVar|Location):/.test(text) && /both are required|No such file/.test(pyflyte.error ?? '');

const overlooked = ({ pyflyte }: RecordedClient): boolean => pyflyte.reads['admin.endpoint'] === undefined;

describe('what a real client refuses is found', () => {
  const refused = recordedClients.filter(({ flytectl }) => 'error' in flytectl);

  test.each(named(refused))('flytectl: %s', async (_name, { text }) => {
    expect((await judged(text)).map(({ severity }) => severity)).toContain('error');
  });

  const lost = recordedClients.filter((client) => overlooked(client) || (client.pyflyte.error && !lacksSecret(client)));

  test.each(named(lost))('pyflyte: %s', async (_name, { text }) => {
    expect((await judged(text)).filter(({ severity }) => severity !== 'info')).not.toEqual([]);
  });
});

test('there is an error about an endpoint where a real client fails, and only there', async () => {
  const failing = Object.entries(recordedEndpoints).filter(
    ([, { flytectl, pyflyte }]) => `${flytectl}${pyflyte}` !== 'worksworks',
  );
  const found = await Promise.all(
    Object.keys(recordedEndpoints).map(async (endpoint) => {
      const text = `admin:\n  endpoint: ${JSON.stringify(endpoint)}\n  insecure: true\n  authType: Pkce\n`;
      return (await judged(text)).some(({ severity }) => severity === 'error') ? [endpoint] : [];
    }),
  );
  expect(found.flat()).toEqual(failing.map(([endpoint]) => endpoint));
});

const LOGINS: Readonly<Record<string, string>> = {
  PKCE: 'Pkce',
  DeviceCode: 'DeviceFlow',
  ClientCredentials: 'ClientSecret',
  Command: 'ExternalCommand',
};

/** Whether both take the file, reach the same Flyte and log in alike. */
const isUsable = ({ name, flytectl, pyflyte }: RecordedClient): boolean =>
  'changes' in flytectl &&
  flytectl.changes.endpoint === 'dns:///flyte.acme.com' &&
  pyflyte.reads['admin.endpoint'] === 'dns:///flyte.acme.com' &&
  (flytectl.changes.authType ?? 'ClientSecret') === LOGINS[pyflyte.login ?? ''] &&
  // There is no program of that name.
  name !== 'a command as a text';

describe('what both real clients can use is no error', () => {
  test.each(named(recordedClients.filter(isUsable)))('%s', async (_name, { text }) => {
    expect((await judged(text)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
