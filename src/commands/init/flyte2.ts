import { flyte2Values, isFlyte2 } from '../../charts/generation.ts';
import { ExitCode } from '../../core/exit-code.ts';
import type { Io } from '../../core/io.ts';
import { formatPath } from '../../core/origin.ts';
import { FLYTE_2_AUTH, flyte2Advice } from '../../generate/flyte2.ts';
import { waysToGive } from '../../questions/names.ts';
import type { Inputs } from './inputs.ts';
import type { InitOptions } from './options.ts';

/** Why the values would be for Flyte 2; undefined where they are for Flyte 1. */
export function whyFlyte2({ given, own }: Inputs): string | undefined {
  const version = given.get('chartVersion')?.raw;
  if (typeof version === 'string' && isFlyte2(version)) return `version ${version} is a chart of Flyte 2`;
  const { release, userValues } = own?.analysis.model ?? {};
  const [mark] = release && userValues ? flyte2Values(release.chart, userValues) : [];
  return mark?.origin.from === 'file'
    ? `${mark.origin.file} is for Flyte 2, the only one that reads "${formatPath(mark.origin.path)}"`
    : undefined;
}

/**
 * Says where authentication is in Flyte 2 instead of writing values that nothing reads; what there is to configure in Flyte itself goes
 * to standard output.
 */
export function refuseFlyte2(why: string, { given }: Inputs, { format }: InitOptions, io: Io): ExitCode {
  const advice = flyte2Advice(given);
  const refusal = `${why}, which has no authentication`;
  if (format === 'json') {
    const authMetadata = 'block' in advice ? advice.block : null;
    io.stdout.write(
      `${JSON.stringify({ version: 1, written: false, refusal, explanation: FLYTE_2_AUTH, authMetadata }, null, 2)}\n`,
    );
    return ExitCode.findings;
  }
  const lines = [`flyte-auth-config: ${refusal}; nothing was written`, ...FLYTE_2_AUTH.map((line) => `  ${line}`)];
  io.stderr.write(`${[...lines, ...nextLines(advice)].join('\n')}\n`);
  if ('block' in advice) io.stdout.write(advice.block);
  return ExitCode.findings;
}

function nextLines(advice: ReturnType<typeof flyte2Advice>): readonly string[] {
  if ('block' in advice) return ['  These values say it for your provider:', ''];
  if ('impossible' in advice) return [`  A proxy cannot check its tokens. ${advice.impossible}`];
  return [
    '  For values that say it for your provider, give:',
    ...advice.missing.map(({ key, help }) => `    ${waysToGive(key)}: ${help}`),
  ];
}
