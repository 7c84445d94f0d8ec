import { valuesText } from '../../annotated-yaml/document.ts';
import type { BesideSecret } from '../../charts/beside.ts';
import type { ChartName } from '../../charts/chart.ts';
import { chartOf } from '../../charts/index.ts';
import { sourceText } from '../../core/lines.ts';
import type { Path } from '../../core/origin.ts';
import { isSecretPath } from '../../core/secret-keys.ts';
import { isPlainList, type Plain, toPlain } from '../../core/tree.ts';
import type { AnsweredSecrets, Answers, SetupChart } from '../../questions/answers.ts';
import { hostOf, isInternalHost } from '../../rules/hosts.ts';
import { changed } from '../../source/edit/change.ts';
import { writtenSecrets } from '../manifests.ts';
import type { AuthSetup } from '../setup.ts';
import { textBelow } from '../values/below.ts';
import { header } from '../values/file.ts';
import { tplText } from '../values/text.ts';
import { verdictOn } from '../verdict.ts';
import { baseOf, type Written, writtenFor } from './base.ts';
import { ignoredLines, isIgnored } from './ignored.ts';
import { pathInOther } from './other-chart.ts';
import { described, type OwnSetting, ownSettings, plainAt } from './own-settings.ts';
import type { OwnValues } from './own-values.ts';

/** New values that hold what the user's own hold, as far as that works. */
export interface Carried {
  readonly text: string;
  /** The text with every secret hidden. */
  readonly shown: string;
  /** What is not in them, and why. */
  readonly left: readonly string[];
}

/** A setting at its place in the new values. */
interface Extra {
  readonly path: Path;
  readonly value: Plain;
  readonly name: string;
}

/** Writes values for the answers with all that the user's own values say besides; what would not work is left out and told. */
export async function carriedValues(
  own: OwnValues,
  answers: Answers,
  setup: AuthSetup,
  secrets: AnsweredSecrets,
  hidden: AnsweredSecrets,
): Promise<Carried> {
  const chart = ownChartOf(own);
  const wanted = writtenFor(setup, answers.idp, secrets);
  const known = baseOf(own)?.values ?? writtenFor({ ...setup, chart }, answers.idp, secrets).values;
  const { extras, homeless } = placed(own, ownSettings(own, chart, known), chart, wanted);
  const beside = writtenSecrets(setup, answers, secrets);
  const { taken, refused } = await tried(extras, (some) => works(textOf(wanted, some, answers), answers, setup, beside));
  return {
    text: newText(wanted, taken, answers, own.umbrella),
    shown: newText(writtenFor(setup, answers.idp, hidden), taken, answers, own.umbrella),
    left: [...homeless, ...refused.map(({ name }) => `${name}: would not work`), ...ignoredLines(own)],
  };
}

const ownChartOf = ({ secrets: { of }, analysis }: OwnValues): SetupChart =>
  of.chart ?? (analysis.model.release.chart === 'flyte-core' ? 'flyte-core' : 'flyte-binary');

/** What the set-up has its own way for. */
const SECRETS = new Set(['clientSecret', 'client_secret', 'oidc_client_secret', 'clientSecretHash']);

const isOfSetup = (path: Path): boolean =>
  SECRETS.has(String(path.at(-1))) && (!path.includes('staticClients') || path.includes('flytepropeller'));

/** The settings at their places in another chart; a chart has places for Flyte's own settings alone. */
function placed(own: OwnValues, settings: readonly OwnSetting[], from: SetupChart, { setup, values }: Written) {
  const extras: Extra[] = [];
  const homeless: string[] = [];
  for (const setting of settings) {
    if (isOfSetup(setting.path) || isIgnored(setting.node.origin, own)) continue;
    const path = from === setup.chart ? setting.path : pathInOther(setting.path, from, setup.chart);
    if (path === undefined || (isSecretPath(path) && !path.includes('staticClients'))) homeless.push(described(own, setting));
    else extras.push({ path, value: newValue(path, setting, values, setup, from), name: described(own, setting) });
  }
  return { extras, homeless };
}

function newValue(path: Path, { node }: OwnSetting, values: Plain, setup: AuthSetup, from: SetupChart): Plain {
  const value = toPlain(node);
  if (!isPlainList(value)) return templateSafe(value, path);
  if (path.at(-1) !== 'authorizedUris') return value.map((item) => templateSafe(item, path));
  const wanted = plainAt(values, path);
  // Names inside the cluster depend on the chart.
  const isOpen = (item: Plain): boolean =>
    typeof item === 'string' && hostOf(item) !== undefined && (from === setup.chart || !isInternalHost(item, setup.namespace));
  const usual = isPlainList(wanted) ? wanted : [];
  return [...usual, ...value.filter((item) => isOpen(item) && !usual.includes(item))];
}

/** What was printed once is text, also where braces would begin a template. */
const templateSafe = (value: Plain, [section, key]: Path): Plain =>
  typeof value === 'string' && !(section === 'configuration' && key === 'auth') ? tplText(value) : value;

function newText(written: Written, extras: readonly Extra[], answers: Answers, umbrella: ChartName | undefined): string {
  const text = textOf(written, extras, answers, umbrella);
  const key = umbrella && chartOf(umbrella).umbrellaKey;
  return key === undefined ? text : textBelow(key, text);
}

const textOf = ({ setup, values, notes }: Written, extras: readonly Extra[], answers: Answers, umbrella?: ChartName): string =>
  valuesText(
    header(setup, answers, umbrella),
    extras.reduce<Plain>((data, { path, value }) => changed(data, { kind: 'set', path, value }), values),
    notes,
  );

async function works(
  text: string,
  { chart, chartVersion, release, namespace, output }: Answers,
  setup: AuthSetup,
  beside: readonly BesideSecret[],
): Promise<boolean> {
  const request = { sources: [sourceText(output, text)], beside, chart, chartVersion, release, namespace };
  return (await verdictOn(request, setup)).refusal === undefined;
}

/** All that work together; where not all do, one after the other. */
async function tried(extras: readonly Extra[], test: (extras: readonly Extra[]) => Promise<boolean>) {
  if (extras.length === 0 || (await test(extras))) return { taken: extras, refused: [] };
  const taken: Extra[] = [];
  const refused: Extra[] = [];
  for (const extra of extras) ((await test([...taken, extra])) ? taken : refused).push(extra);
  return { taken, refused };
}
