import { compareSync } from 'bcryptjs';
import { expect, test } from 'vitest';
import { PROPELLER_SECRET, useSandbox } from '../init/sandbox.ts';
import { ENTER } from '../support/keys.ts';
import { useProgram } from './program.ts';
import { describeOnTerminal, play, type Turn } from './terminal.ts';

const program = useProgram();
const sandbox = useSandbox();

const hash = (turns: readonly Turn[]) => play({ call: [program.path, 'hash', '--raw'], cwd: sandbox.path, turns });

describeOnTerminal('hash', () => {
  test('asks twice, echoes nothing and prints the hash', async () => {
    const { code, raw, text, isRestored } = await hash([
      [/\? flytepropeller's client secret/, `${PROPELLER_SECRET}${ENTER}`],
      [/\? The same again/, `not-a-real-slip${ENTER}`],
      [/the two differ.*\? flytepropeller's client secret/s, `${PROPELLER_SECRET}${ENTER}`],
      [/\? The same again/, `${PROPELLER_SECRET}${ENTER}`],
    ]);
    expect(code, text).toBe(0);
    expect(isRestored).toBe(true);
    expect(raw).not.toContain('not-a-real');
    expect(compareSync(PROPELLER_SECRET, /\$2[ab]\$\d\d\$[./\w]{53}/.exec(text)?.[0] ?? '')).toBe(true);
  });

  test('Ctrl-C ends it without a hash', async () => {
    const { code, text, isRestored } = await hash([[/\? flytepropeller's client secret/, `not-a-real-secret\x03`]]);
    expect({ code, isRestored }, text).toEqual({ code: 130, isRestored: true });
    expect(text).not.toContain('$2a$');
  });
});
