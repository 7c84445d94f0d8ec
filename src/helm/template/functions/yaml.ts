import { sourceText } from '../../../core/lines.ts';
import { parseYaml } from '../../../source/parse.ts';
import { fromNode, type GoMap, type GoValue, isGoList, isGoMap } from '../../go/value.ts';
import { TemplateUnsupportedError } from '../../unsupported.ts';

/** Reads YAML as Helm's `fromYaml` does: the first document, null for none. */
export function decodeYaml(text: string): GoValue {
  const parsed = parseYaml(sourceText('fromYaml', text), 'helm');
  if (parsed.problems.length > 0) throw new TemplateUnsupportedError('fromYaml of something that is not YAML');
  const [document] = parsed.documents;
  return document === undefined ? null : owned(fromNode(document));
}

/** The same value, open to changes by the template that made it. */
function owned(value: GoValue): GoValue {
  if (isGoList(value)) return { ...value, items: value.items.map(owned) };
  if (!isGoMap(value)) return value;
  const map: GoMap = { ...value, shared: false, entries: new Map([...value.entries].map(([key, child]) => [key, owned(child)])) };
  return map;
}
