import { isFlyte2 } from '../charts/generation.ts';
import type { Diagnostic, Place } from '../core/diagnostic.ts';
import type { SourceText } from '../core/lines.ts';
import type { Path } from '../core/origin.ts';
import type { ReleaseVerdict, Report } from '../core/report.ts';
import { isSecretPath } from '../core/secret-keys.ts';
import { isNull, leaves, type MapNode } from '../core/tree.ts';
import { type AnalyseRequest, type Analysis, analyse } from '../flyte/analyse.ts';
import type { ReleaseModel } from '../flyte/model.ts';
import { suppress } from '../source/suppress.ts';
import { addedConfig } from './added-config.ts';
import { withoutConsequences } from './consequences.ts';
import { withoutEncrypted } from './encrypted-file.ts';
import { check, inOrder, type Overrides, runRules, type Setting } from './engine.ts';
import { placeInFile } from './files.ts';
import { flyteGeneration } from './flyte-generation.ts';
import { ALL_RULES, FILE_RULES, RELEASE_RULES } from './registry.ts';
import type { Rule } from './rule.ts';
import { evidenceOfAuth, isDataPlane, serverOf } from './setup.ts';
import { straySecrets } from './stray-keys.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** Everything that is said of one release. */
export interface Judgement extends Pick<Report, 'diagnostics' | 'suppressed' | 'secrets'> {
  readonly verdict: ReleaseVerdict;
}

/** Judges the values of one release by every rule. Comments in the files and `overrides` have their say. */
export const judge = (request: AnalyseRequest, overrides: Overrides = {}): Promise<Judgement> =>
  judgeAnalysis(analyse(request), request.sources, overrides);

/** Judges a release of which it is known what Helm and Flyte make of it. */
export async function judgeAnalysis(
  analysis: Analysis,
  sources: readonly SourceText[],
  overrides: Overrides,
): Promise<Judgement> {
  const { model, files, wrapped, hidden } = analysis;
  const setting: Setting = { chart: model.release.chart, root: [], place: placeInFile };
  const inFiles = await check(FILE_RULES, analysis, setting, overrides);
  const readable = files.every(({ problems }) => problems.length === 0);
  // What a broken file seems to say is no ground for findings.
  const inRelease = readable ? withoutConsequences(model, await runRules(rulesFor(model), model, { overrides, files })) : [];
  const placed = withoutEncrypted(inRelease, files).map((one) => belowRoot(one, model.root));
  const found = suppress([...inFiles, ...placed], sources, wrapped?.extent);
  const leftOver = { unused: found.unused, ruleIds: ALL_RULES.map(({ id }) => id) };
  const unused = readable ? await check([unusedSuppression], leftOver, setting, overrides) : [];
  return {
    diagnostics: inOrder([...found.kept, ...unused]),
    suppressed: found.count,
    secrets: [
      ...secretsIn(model.userValues),
      ...straySecrets(model),
      ...hidden.map(({ file, value }) => ({ file, span: value })),
    ],
    verdict: verdictOf(analysis, readable),
  };
}

/** What holds for Flyte 1 means nothing for a chart without any authentication. */
const rulesFor = ({ release }: ReleaseModel): readonly Rule[] =>
  isFlyte2(release.chartVersion) ? [flyteGeneration] : RELEASE_RULES;

/** Paths as they stand in the user's files. */
function belowRoot(one: Diagnostic, root: Path): Diagnostic {
  if (root.length === 0) return one;
  const placed = (place: Place): Place => ({ ...place, path: [...root, ...place.path] });
  const related = one.related.map(({ message, place }) => ({ message, place: placed(place) }));
  return { ...one, related, ...(one.place && { place: placed(one.place) }) };
}

/** Where secrets stand in the user's files. */
export function secretsIn(values: MapNode): Report['secrets'] {
  return [...leaves(values)].flatMap(({ path, node }) =>
    isSecretPath(path) && !isNull(node) && node.origin.from === 'file'
      ? [{ file: node.origin.file, span: node.origin.value }]
      : [],
  );
}

function verdictOf({ files, model, title: within }: Analysis, readable: boolean): ReleaseVerdict {
  const facts = {
    files: [...new Set(files.map(({ source }) => source.name))],
    ...(within !== undefined && { within }),
    chart: model.release.chart,
    chartVersion: model.release.chartVersion,
  };
  const server = serverOf(model);
  if (!readable || server === undefined || server.error !== undefined) return { ...facts, auth: 'unknown', mode: null };
  const evidence = evidenceOfAuth(model, server).length > 0;
  const off = { ...facts, auth: evidence ? 'off-although-configured' : 'off', mode: null } as const;
  if (isFlyte2(model.release.chartVersion)) return off;
  const mode = server.auth.appAuth.authServerType.value === 'Self' ? 'Self' : 'External';
  if (server.security.useAuth.value) return { ...facts, auth: 'on', mode };
  const isHidden = addedConfig(server).length > 0 || model.elsewhere.some(({ only }) => only === undefined);
  if (isHidden || isDataPlane(model)) return { ...facts, auth: 'unknown', mode: null };
  return off;
}

/** The findings that make a run fail. */
export const failing = (diagnostics: readonly Diagnostic[], failOn: Diagnostic['severity']): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => RANK[severity] >= RANK[failOn]);

const RANK = { info: 0, warning: 1, error: 2 } as const;
