import { CHART_NAMES } from '../charts/chart.ts';
import type { SourceText } from '../core/lines.ts';
import type { Report } from '../core/report.ts';
import { isSecretPath } from '../core/secret-keys.ts';
import { leaves } from '../core/tree.ts';
import { type ClientFile, loadClient } from '../flyte/client.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { editsIn } from '../source/edit/site.ts';
import { suppress } from '../source/suppress.ts';
import type { Change } from './change.ts';
import { placeInClient, type ReadClient } from './cli-config.ts';
import { cliConfigFile } from './cli-config-file.ts';
import { isVariableName } from './cli-config-secret.ts';
import { CLIENT_RULES } from './client-registry.ts';
import { check, inOrder, type Overrides, type Setting } from './engine.ts';
import { ALL_RULES } from './registry.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** Everything that is said of one client file. */
export type ClientJudgement = Pick<Report, 'diagnostics' | 'suppressed' | 'secrets'>;

/**
 * Judges a configuration file of flytectl and pyflyte, together with the release that it is for where that is known (`model`).
 * Comments in the file and `overrides` have their say.
 */
export async function judgeClient(
  source: SourceText,
  model: ReleaseModel | undefined,
  overrides: Overrides = {},
): Promise<ClientJudgement> {
  const client = loadClient(source);
  const subject: ReadClient = { client, model };
  const setting: Setting = {
    // No message of these rules names a key of a chart.
    chart: model?.release.chart ?? CHART_NAMES[0],
    root: [],
    place: (at, on) => placeInClient(subject, at, on),
    edit: (change) => editsOf(client, change),
  };
  // What a broken file seems to say is no ground for findings.
  const readable = client.parsed.problems.length === 0;
  const all = await check(readable ? CLIENT_RULES : [cliConfigFile], subject, setting, overrides);
  const found = suppress(all, [source]);
  const leftOver = { unused: found.unused, ruleIds: ALL_RULES.map(({ id }) => id) };
  const unused = readable ? await check([unusedSuppression], leftOver, setting, overrides) : [];
  return { diagnostics: inOrder([...found.kept, ...unused]), suppressed: found.count, secrets: secretsIn(client) };
}

/** Values can be replaced and keys renamed; more no rule about client files asks for. */
function editsOf({ source, parsed }: ClientFile, change: Change) {
  const site = { file: source.name, text: source.text, documents: parsed.documents, base: [] };
  const standing = 'replace' in change ? change.replace : 'rename' in change ? change.rename : undefined;
  const origin = standing && 'origin' in standing ? standing.origin : standing;
  if (origin?.from !== 'file') return undefined;
  if ('replace' in change) return editsIn(site, { kind: 'replace', path: origin.path, value: change.with });
  return 'rename' in change ? editsIn(site, { kind: 'rename', path: origin.path, name: change.to }) : undefined;
}

/** Some write the secret where the name of its variable belongs. */
function secretsIn({ root, flytectl }: ClientFile): Report['secrets'] {
  const { clientSecretEnvVar: variable } = flytectl.admin;
  const misused = isVariableName(variable.value) || variable.origin.from !== 'file' ? [] : [variable.origin];
  const written = [...leaves(root)].flatMap(({ path, node }) =>
    isSecretPath(path) && node.origin.from === 'file' ? [node.origin] : [],
  );
  return [...written, ...misused].map(({ file, value: span }) => ({ file, span }));
}
