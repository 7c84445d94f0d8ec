import type { ChartName } from '../charts/chart.ts';
import { valuesPathOf } from '../charts/where.ts';
import type { MessageData } from '../core/diagnostic.ts';
import { formatPath, type Path } from '../core/origin.ts';
import { inline, quotedList } from '../core/quote.ts';
import type { Datum, KeyName } from './rule.ts';

/** Names keys as the chart's users write them, below the key of the chart around it; everything else stays as it is. */
export function plainData(data: Readonly<Record<string, Datum>>, chart: ChartName, root: Path = []): MessageData {
  return Object.fromEntries(
    Object.entries(data).map(([name, datum]) => [
      name,
      isKeyName(datum) ? formatPath([...root, ...('values' in datum ? datum.values : valuesPathOf(chart, datum.flyte))]) : datum,
    ]),
  );
}

const isKeyName = (datum: Datum): datum is KeyName => typeof datum === 'object' && !Array.isArray(datum);

/** Fills `{name}` from the data: the one place where words are made. */
export function fill(template: string, data: MessageData): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const datum = data[name];
    if (datum === undefined) return whole;
    if (Array.isArray(datum)) return datum.length === 0 ? '(none)' : quotedList(datum);
    return inline(String(datum));
  });
}
