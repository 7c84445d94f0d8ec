import { lstat, realpath } from 'node:fs/promises';
import { relative, resolve as resolvePath } from 'node:path';
import type { Io } from '../../core/io.ts';
import { stillValid } from '../../generate/own/existing-secrets.ts';
import { isForOtherChart } from '../../generate/own/files.ts';
import { keysKept } from '../../generate/own/kept.ts';
import { type KnownRelease, type OwnValues, ownValues } from '../../generate/own/own-values.ts';
import { secretsInManifest } from '../../generate/own/standing-secrets.ts';
import type { Answers } from '../../questions/answers.ts';
import { withExisting, withoutRefused } from '../../questions/existing.ts';
import type { Given } from '../../questions/given.ts';
import { QUESTIONS } from '../../questions/index.ts';
import { resolve } from '../../questions/resolve.ts';
import { type Session, withKept } from '../../questions/session.ts';
import { readSource } from '../../source/read.ts';
import type { Inputs } from './inputs.ts';

/** Reads the user's own values and lays what was given over what they say. Throws UsageError for values that cannot be changed. */
export async function readOwn(
  files: readonly string[],
  given: Given,
  io: Io,
): Promise<Required<Pick<Inputs, 'given' | 'own' | 'refused'>>> {
  const sources = await Promise.all(files.map((name) => readSource(name, io)));
  const own = ownValues(sources, await placeOf(files.at(-1) ?? '-', io.cwd), releaseIn(given));
  return { ...withoutRefused(withOutput(withExisting(given, own.existing), own)), own };
}

/** The names in templates. */
function releaseIn(given: Given): KnownRelease {
  const { draft } = resolve(QUESTIONS, given);
  const keys = (['chartVersion', 'release', 'namespace'] as const).filter((key) => given.has(key));
  return Object.fromEntries(keys.flatMap((key) => (draft[key] === undefined ? [] : [[key, draft[key]]])));
}

/** What is not said otherwise goes back into the user's own file, unless it is for another chart. */
function withOutput(given: Given, own: OwnValues): Given {
  const { draft } = resolve(QUESTIONS, given);
  if (given.has('output') || (draft.chart !== undefined && isForOtherChart(own, { chart: draft.chart }))) return given;
  const source = { from: 'existing', file: own.target.name, at: { line: 1, column: 1 }, path: 'the file itself' } as const;
  return new Map([...given, ['output', { raw: own.place, source }]]);
}

/** A link stays a link: the file that it leads to is changed. */
async function placeOf(name: string, cwd: string): Promise<string> {
  if (name === '-' || !(await lstat(resolvePath(cwd, name))).isSymbolicLink()) return name;
  return relative(cwd, await realpath(resolvePath(cwd, name)));
}

/** The session with the secrets that the user's values, or the manifest beside them, hold already. */
export async function withOwnSecrets(session: Session, answers: Answers, own: OwnValues, io: Io): Promise<Session> {
  const valid = stillValid(own.secrets, answers);
  const beside = answers.secrets === 'secret' ? await secretsInManifest(answers, own, io.cwd) : {};
  const known = { ...valid, ...beside };
  return withKept(session, keysKept(known, answers), known);
}
