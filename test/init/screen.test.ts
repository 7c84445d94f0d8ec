import { screen } from '@inquirer/testing/vitest';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { OIDC_SECRET, useSandbox } from './sandbox.ts';

const sandbox = useSandbox();

/** What is asked for an internal set-up at Keycloak with the secrets in the values, and the keys that answer it. */
const ANSWERS: readonly (readonly [asked: RegExp, text: string, downs?: number])[] = [
  [/Identity provider/, '', 3],
  [/Keycloak base URL/, 'https://kc.acme.com'],
  [/^\? Realm/m, 'flyte'],
  [/Authorization server/, ''],
  [/Public URL/, 'https://flyte.acme.com'],
  [/Helm chart/, '', 1],
  [/Helm release/, ''],
  [/namespace/, ''],
  [/web app/, 'flyteconsole'],
  [/Where do secrets live/, '', 3],
  [/Client secret of the web app/, OIDC_SECRET],
  [/Go on/, ''],
];

test('an internal set-up, question by question on the screen', async () => {
  const running = sandbox.init([], { tty: true });
  for (const [asked, text, downs = 0] of ANSWERS) {
    await vi.waitFor(() => expect(screen.getScreen()).toMatch(asked), { timeout: 20_000 });
    for (let down = 0; down < downs; down += 1) screen.keypress('down');
    screen.type(text);
    screen.keypress('enter');
  }
  expect(await running).toMatchObject({ code: 0 });
  const values = parse(await sandbox.read('values-auth.yaml'));
  expect(values.configmap.adminServer.auth.userAuth.openId.baseUrl).toBe('https://kc.acme.com/realms/flyte');
  expect(await screen.getFullOutput()).not.toContain(OIDC_SECRET);
});
