import fc from 'fast-check';
import { stringify } from 'yaml';
import { plainOf } from '../../src/annotated-yaml/document.ts';
import { chartValues } from '../../src/generate/values/file.ts';
import type { Answers, AuthServer, IdpId, SetupChart } from '../../src/questions/answers.ts';
import { answersFor, SECRETS, setupOfAnswers } from '../generate/matrix.ts';

/** A set-up in words of the matrix. */
export interface Wanted {
  readonly idp: IdpId;
  readonly mode: AuthServer;
  readonly url: string;
}

/** A user's file, and the stretches of it that have nothing to do with authentication. */
export interface RandomFile {
  readonly chart: SetupChart;
  /** What the file sets up before; undefined for nothing. */
  readonly before: Wanted | undefined;
  readonly text: string;
  readonly others: readonly string[];
}

/** The section of each chart that most of authentication stands in. */
const ROOTS = { 'flyte-binary': 'configuration', 'flyte-core': 'configmap' } as const;

/** Lines at the column of the chart's sections that no change may touch. */
const SIBLINGS: Readonly<Record<SetupChart, readonly string[]>> = {
  'flyte-binary': [
    'database: {host: db.internal, port: 5432}   # RDS',
    'storage:\n  metadataContainer: \'acme\'\n  userDataContainer: "acme"',
    'logging:\n    level: 5 # odd indentation\n    plugins:\n        cloudwatch: {enabled: true}',
    '# a comment of its own\n#   and more of it\nlabels: &labels\n  team: data',
    'annotations:\n\n  # blank lines\n\n  a: |\n    text\n\n      deeper\n\n  b: >-\n    folded\n    text',
  ],
  'flyte-core': [
    'task_resource_defaults:\n  task_resources:\n    defaults: {cpu: 500m}',
    'remoteData:\n    remoteData: {scheme: local}   # odd indentation',
    'logger:\n  logger: {level: 5}\n  # comment at the end',
    'domain:\n  domains:\n  - id: development\n    name: development\n  - {id: production, name: production}',
  ],
};
/** The same for the root. */
const SECTIONS: readonly string[] = [
  'serviceAccount:\n  create: true\n  annotations: {"eks.amazonaws.com/role-arn": "arn:aws:iam::1:role/x"}',
  '#\n# INGRESS\n#\ningress:\n  create: true\t# tab before this\n  host: flyte.acme.com',
  'list:\n  - an item\n  -   with\n  - {odd: blanks}',
  '"quoted key": \'quoted value\'',
  'extra: &extra\n  a: 1\nmore: *extra\neven-more:\n  <<: *extra\n  b: 2',
];

/** Manifests that values stand in: what is above them, how deep they are, and what is below. */
const WRAPPERS: readonly { readonly head: string; readonly depth: number; readonly tail: string }[] = [
  { head: '', depth: 0, tail: '' },
  {
    head: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  # ours\n  source:\n    chart: CHART\n    helm:\n      values: |\n',
    depth: 8,
    tail: '\n  syncPolicy: {automated: {}} # on\n',
  },
  {
    head: 'kind: Application\napiVersion: argoproj.io/v1alpha1\nspec:\n  sources:\n  - ref: values\n  - chart: CHART\n    helm:\n      valuesObject:\n',
    depth: 8,
    tail: '\n  destination: {namespace: flyte}\n',
  },
  {
    head: 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  chart: {spec: {chart: CHART}}\n  values:\n',
    depth: 4,
    tail: '\n  interval: 10m',
  },
];

const wanted = fc.record<Wanted>({
  idp: fc.constantFrom('okta', 'azure-ad', 'keycloak', 'auth0', 'oidc'),
  mode: fc.constantFrom('internal', 'external'),
  url: fc.constantFrom('https://flyte.acme.com', 'https://flyte.acme.org', 'https://flyte.acme.com:8443'),
});

/** How somebody writes YAML. */
const style = fc.record({
  indent: fc.constantFrom(2, 4),
  collectionStyle: fc.constantFrom('block' as const, 'block' as const, 'flow' as const),
  defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
  indentSeq: fc.boolean(),
  lineWidth: fc.constant(0),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

const some = <T>(items: readonly T[]) => fc.shuffledSubarray([...items]);

/** The answers of a set-up that keeps its secrets in a Secret. */
export const answersOf = ({ idp, mode, url }: Wanted, chart: SetupChart): Answers =>
  answersFor(idp, mode, chart, 'existing', { url, bcryptCost: 4, output: 'values.yaml' });

const files = (chart: SetupChart) =>
  fc
    .record({
      before: fc.option(wanted, { nil: undefined }),
      siblings: some(SIBLINGS[chart]),
      sections: some(SECTIONS),
      at: fc.nat(6),
      style,
      eol: fc.constantFrom('\n', '\r\n'),
      end: fc.constantFrom('', '\n', '\n\n', '\n# the end', '\n# the end\n'),
      start: fc.constantFrom('', '# our values\n', '\ufeff# our values\n\n', '---\n'),
      wrapper: fc.constantFrom(...WRAPPERS, ...WRAPPERS.slice(0, 1)),
    })
    .map(({ before, siblings, sections, at, style, eol, end, start, wrapper: { depth, ...wrapper } }): RandomFile => {
      const auth = before ? authParts(ownValues(before, chart), chart, style) : { inner: [], outer: [] };
      const inner = siblings.toSpliced(Math.min(at, siblings.length), 0, ...auth.inner);
      const whole = inner.length === 0 ? [] : [`${ROOTS[chart]}:\n${indented(inner.join('\n'), style.indent)}`];
      const written = sections.toSpliced(Math.min(at, sections.length), 0, ...whole, ...auth.outer);
      // A manifest without any values is refused.
      const outer = written.length === 0 && depth > 0 ? SECTIONS.slice(0, 1) : written;
      const [head, tail] = [wrapper.head.replace('CHART', chart), wrapper.tail];
      // Within a manifest neither a byte order mark nor a document begins.
      const first = depth > 0 && !start.startsWith('#') ? '' : start;
      const text = head + indented(first + outer.join('\n\n') + end, depth) + tail;
      const parts = [...siblings.map((part) => indented(part, style.indent)), ...sections, first.trim(), end.trim()];
      const others = [head.trim(), ...parts.map((part) => indented(part, depth)), tail.trim()];
      return { chart, before, text: text.replaceAll('\n', eol), others: others.map((part) => part.replaceAll('\n', eol)) };
    });

/** Some user's file for one of the two charts, and a set-up that is wanted. */
export const changes = fc
  .constantFrom<SetupChart>('flyte-binary', 'flyte-core')
  .chain((chart) => fc.record({ file: files(chart), wanted }));

type Values = { readonly [key: string]: { readonly [key: string]: unknown } };

const ownValues = (before: Wanted, chart: SetupChart): Values => {
  const answers = answersOf(before, chart);
  return plainOf(chartValues(setupOfAnswers(answers), answers.idp, SECRETS).values) as Values;
};

/** The generator's values in somebody's own style: what stands in the chart's section, and beside it. */
function authParts(values: Values, chart: SetupChart, how: Style) {
  const { [ROOTS[chart]]: section = {}, ...rest } = values;
  const written = (part: object) =>
    Object.entries(part).map(([key, value]) => blockRoot(stringify({ [key]: value }, how).trimEnd()));
  return { inner: written(section), outer: written(rest) };
}

/** In the flow style, braces begin at the value: `{ a: 1 }` → `a: 1`. */
const blockRoot = (part: string): string => (part.startsWith('{') ? part.slice(1, -1).trim() : part);

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
