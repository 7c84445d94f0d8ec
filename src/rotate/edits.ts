import { innerChart } from '../charts/inner-chart.ts';
import type { TextEdit } from '../core/diagnostic.ts';
import { UsageError } from '../core/errors.ts';
import type { Origin } from '../core/origin.ts';
import type { Analysis } from '../flyte/analyse.ts';
import { tplText } from '../generate/values/text.ts';
import type { KubeFile } from '../kube/objects.ts';
import { type Editor, editorOf } from '../rules/editor.ts';
import { flyteKey } from '../rules/rule.ts';
import type { Secret } from '../secrets/secret.ts';
import type { YamlChange } from '../source/edit/change.ts';
import { describeOrigin } from '../source/locate.ts';
import { changeInner, putText } from './manifest-edits.ts';
import type { Standing } from './standing.ts';

/** The files in which a rotation is carried out. */
export interface Desk {
  readonly analysis: Analysis;
  readonly manifests: readonly KubeFile[];
}

/** Where the clients of Flyte's own authorization server stand in its configuration. */
const CLIENTS = ['auth', 'appAuth', 'selfAuthServer', 'staticClients'] as const;

/** The edits that put a new hash in the place of the old one, and the old one among the rotated where it is kept. Throws UsageError. */
export function hashEdits(
  desk: Desk,
  { hash, rotated, clientId }: Standing,
  fresh: string,
  keepOld: boolean,
): readonly TextEdit[] {
  if (hash === undefined) return [];
  const path = [...CLIENTS, clientId];
  const list = [...path, 'rotated_secrets'];
  const isFirst = rotated === undefined || rotated.value.length === 0;
  if (isInManifest(desk, hash.origin)) {
    const kept: YamlChange = isFirst
      ? { kind: 'set', path: list, value: [hash.value] }
      : { kind: 'add', path: list, item: hash.value, first: false };
    const replaced: YamlChange = { kind: 'replace', path: [...path, 'client_secret'], value: fresh };
    const edits = changeInner(desk.manifests, hash.origin, keepOld ? [replaced, kept] : [replaced]);
    return sure(edits, 'the hash', hash.origin, desk);
  }
  const edit = editorIn(desk);
  const old = !keepOld ? [] : isFirst ? edit({ set: { flyte: list }, to: [hash.value] }) : edit({ add: hash.value, to: rotated });
  return [
    ...sure(edit({ replace: hash, with: fresh }), 'the hash', hash.origin, desk),
    ...sure(old, 'rotated_secrets', rotated?.origin ?? hash.origin, desk),
  ];
}

/** The edits that put a new secret wherever the old one stands. Throws UsageError. */
export function secretEdits(desk: Desk, { secrets }: Standing, secret: Secret): readonly TextEdit[] {
  const text = secret.reveal();
  const edit = editorIn(desk);
  // flyte-core reads the secret as a template.
  const inValues = innerChart(desk.analysis.model.release.chart) === 'flyte-core' ? tplText(text) : text;
  return secrets.flatMap((old) => {
    const { origin } = old;
    if (isInManifest(desk, origin)) return sure(putText(desk.manifests, origin, text), 'the secret', origin, desk);
    // A secret that everybody knows, in the chart's own values.
    if (origin.from === 'chart')
      return sure(edit({ set: flyteKey('secrets.client_secret'), to: inValues }), 'the secret', origin, desk);
    return sure(edit({ replace: old, with: inValues }), 'the secret', origin, desk);
  });
}

/** The edits that take the older hashes out. Throws UsageError where there are none. */
export function dropEdits(desk: Desk, { rotated, clientId }: Standing): readonly TextEdit[] {
  if (rotated === undefined || rotated.value.length === 0) {
    throw new UsageError(`client "${clientId}" has no older hashes`, 'there is nothing to drop');
  }
  if (isInManifest(desk, rotated.origin)) {
    const path = [...CLIENTS, clientId, 'rotated_secrets'];
    return sure(changeInner(desk.manifests, rotated.origin, [{ kind: 'remove', path }]), 'rotated_secrets', rotated.origin, desk);
  }
  return sure(editorIn(desk)({ remove: rotated }), 'rotated_secrets', rotated.origin, desk);
}

const editorIn = ({ analysis }: Desk): Editor => editorOf(analysis.model, analysis.files);

const isInManifest = ({ manifests }: Desk, origin: Origin): boolean =>
  origin.from === 'file' && manifests.some(({ source }) => source.name === origin.file);

function sure(
  edits: readonly TextEdit[] | undefined,
  what: string,
  origin: Origin,
  { analysis, manifests }: Desk,
): readonly TextEdit[] {
  if (edits !== undefined) return edits;
  const sources = [...analysis.files, ...manifests].map(({ source }) => source);
  throw new UsageError(
    `${what} at ${describeOrigin(origin, sources)} cannot be changed in place`,
    'write it as a plain value of its own key there, without an alias',
  );
}
