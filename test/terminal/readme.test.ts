import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useSandbox } from '../init/sandbox.ts';
import { DOWN, ENTER } from '../support/keys.ts';
import { useProgram } from './program.ts';
import { describeOnTerminal, play, type Turn } from './terminal.ts';

const program = useProgram();
const sandbox = useSandbox();

/** As long as a secret of Okta, so that nothing is said about its form. */
const SECRET = 'not-a-real-secret'.padEnd(64, '-');

const TURNS: readonly Turn[] = [
  [/\? Identity provider/, ENTER],
  [/\? Okta domain/, `acme.okta.com${ENTER}`],
  [/\? Authorization server/, `${DOWN}${ENTER}`],
  [/\? Okta authorization server id/, ENTER],
  [/\? Public URL/, `https://Flyte.acme.com/${ENTER}`],
  [/\? Helm chart/, ENTER],
  [/\? Helm release/, ENTER],
  [/\? Kubernetes namespace/, ENTER],
  [/\? Client id of the web app/, `0oa1aaaaaaaaaaaaaaaa${ENTER}`],
  [/\? Client id of the native app/, `0oa2aaaaaaaaaaaaaaaa${ENTER}`],
  [/\? Client id of the service app/, `0oa3aaaaaaaaaaaaaaaa${ENTER}`],
  [/\? Audience/, ENTER],
  [/\? Where do secrets live/, ENTER],
  [/\? Name of the Secret/, ENTER],
  [/\? Client secret of the web app/, `${SECRET}${ENTER}`],
  [/\? Client secret of the service app/, `${SECRET}${ENTER}`],
  [/\? Go on\?.*Leave/s, '\x03'],
];

/** The lines of the session that the README shows, without the call. */
function shownLines(): readonly string[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const session = /```text\n\$ flyte-auth-config init\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  return session.split('\n').filter((line) => line.trim() !== '');
}

describeOnTerminal('the README', () => {
  test('shows a session of init as it is, line by line', async () => {
    const { text } = await play({ call: [program.path, 'init'], cwd: sandbox.path, turns: TURNS, columns: 140 });
    const lines = shownLines();
    expect(lines.length).toBeGreaterThan(30);
    let at = 0;
    for (const line of lines) {
      expect(text.slice(at)).toContain(line);
      at = text.indexOf(line, at) + line.length;
    }
  });
});
