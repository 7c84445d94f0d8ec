import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { OIDC_SECRET, PROPELLER_SECRET, useSandbox } from '../init/sandbox.ts';
import { CTRL_C, CTRL_D, chosen, ENTER, typed } from '../support/keys.ts';
import { useProgram } from './program.ts';
import { describeOnTerminal, play, type Session, type Turn } from './terminal.ts';

const program = useProgram();
const sandbox = useSandbox();

const OKTA: readonly Turn[] = [
  [/\? Identity provider/, chosen(0)],
  [/\? Okta domain/, typed('acme.okta.com')],
  [/\? Authorization server/, chosen(1)],
  [/\? Okta authorization server id/, typed('aus1a2b3c4d5e6f7g8h9')],
  [/\? Public URL/, typed('flyte.acme.com')],
  [/no scheme\. write "https:\/\/flyte\.acme\.com"/, `\x15${typed('https://flyte.acme.com')}`],
  [/\? Helm chart/, chosen(0)],
  [/\? Helm release/, ENTER],
  [/\? Kubernetes namespace/, ENTER],
  [/\? Client id of the web app/, typed('0oa1a2b3c4d5e6f7g8h9')],
  [/\? Client id of the native app/, typed('0oa2a2b3c4d5e6f7g8h9')],
  [/\? Client id of the service app/, typed('0oa3a2b3c4d5e6f7g8h9')],
  [/\? Audience/, ENTER],
  [/\? Where do secrets live/, chosen(0)],
  [/\? Name of the Secret/, ENTER],
  [/\? Client secret of the web app/, typed(OIDC_SECRET)],
  [/\? Client secret of the service app/, typed(PROPELLER_SECRET)],
];

const GOOGLE: readonly Turn[] = [
  [/\? Identity provider/, chosen(1)],
  [/\? Public URL/, typed('https://flyte.acme.com')],
  [/\? Helm chart/, chosen(1)],
  [/\? Helm release/, ENTER],
  [/\? Kubernetes namespace/, ENTER],
  [/\? Client id of the web/, typed('123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com')],
  [/\? Where do secrets live/, chosen(3)],
  [/\? Client secret of the web/, typed(OIDC_SECRET)],
];

const WRITE: Turn = [/\? Go on/, ENTER];

const init = (turns: readonly Turn[], size: Pick<Session, 'columns' | 'rows'> = {}) =>
  play({ call: [program.path, 'init'], cwd: sandbox.path, turns, ...size });

describeOnTerminal('init', () => {
  test('external, with a slip at a prompt', async () => {
    const { code, raw, text, isRestored } = await init([...OKTA, WRITE]);
    expect(code, text).toBe(0);
    expect(isRestored).toBe(true);
    expect(await sandbox.list()).toEqual(['flyte-secret-auth.yaml', 'values-auth.yaml']);
    expect(await sandbox.mode('flyte-secret-auth.yaml')).toBe('600');
    expect(parse(await sandbox.read('values-auth.yaml')).configuration.auth.authorizedUris[0]).toBe('https://flyte.acme.com');
    expect(parse(await sandbox.read('flyte-secret-auth.yaml')).stringData.oidc_client_secret).toBe(OIDC_SECRET);
    expect(raw).not.toContain('not-a-real-secret');
  });

  test('internal, with an answer changed at the summary', async () => {
    const { code, raw, text } = await init([
      ...GOOGLE,
      [/\? Go on/, chosen(1)],
      [/\? Which answer/, typed('Public URL')],
      [/\? Public URL/, typed('https://other.acme.com')],
      [/redirect {2}https:\/\/other\.acme\.com.*Summary.*\? Go on/s, ENTER],
    ]);
    expect(code, text).toBe(0);
    expect(await sandbox.read('values-auth.yaml')).toContain('- https://other.acme.com');
    expect(await sandbox.mode('values-auth.yaml')).toBe('600');
    expect(raw).not.toContain('not-a-real-secret');
  });

  test('in a small window', async () => {
    const { code, text } = await init([...GOOGLE, WRITE], { columns: 40, rows: 12 });
    expect(code, text).toBe(0);
    expect(await sandbox.list()).toEqual(['values-auth.yaml']);
  });

  const places = { 'a list': 0, 'a text': 1, 'a secret': GOOGLE.length - 1, 'the summary': GOOGLE.length };
  const endings: readonly [string, Turn[1]][] = [
    ['Ctrl-C', CTRL_C],
    ['SIGTERM', { signal: 'SIGTERM' }],
    ['SIGHUP', { signal: 'SIGHUP' }],
  ];
  const cases = endings.flatMap(([name, act]) =>
    Object.entries(places).map(([place, answered]) => [name, place, act, answered] as const),
  );
  test.each(cases)('%s at %s leaves everything as it was, the terminal too', async (_, __, act, answered) => {
    const [asked] = [...GOOGLE, WRITE][answered] ?? WRITE;
    const { code, text, isRestored } = await init([...GOOGLE.slice(0, answered), [asked, act]]);
    expect(code, text).toBe(130);
    expect(text).toContain('nothing was written');
    expect(isRestored, text).toBe(true);
    expect(await sandbox.list()).toEqual([]);
  });

  test('Ctrl-D at a text leaves everything as it was', async () => {
    const { code, isRestored } = await init([...GOOGLE.slice(0, 1), [/\? Public URL/, CTRL_D]]);
    expect({ code, isRestored }).toEqual({ code: 130, isRestored: true });
    expect(await sandbox.list()).toEqual([]);
  });
});
