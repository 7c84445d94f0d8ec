import type { ChartName } from '../charts/chart.ts';
import { valuesPathOf } from '../charts/where.ts';
import type { MessageData } from '../core/diagnostic.ts';
import { formatPath } from '../core/origin.ts';
import { inline, quotedList } from '../core/quote.ts';
import type { Datum } from './rule.ts';

/** Names keys as the chart's users write them; everything else stays as it is. */
export function plainData(data: Readonly<Record<string, Datum>>, chart: ChartName): MessageData {
  return Object.fromEntries(
    Object.entries(data).map(([name, datum]) => [
      name,
      typeof datum === 'object' && 'flyte' in datum ? formatPath(valuesPathOf(chart, datum.flyte)) : datum,
    ]),
  );
}

/** Fills `{name}` from the data: the one place where words are made. */
export function fill(template: string, data: MessageData): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const datum = data[name];
    if (datum === undefined) return whole;
    return Array.isArray(datum) ? quotedList(datum) : inline(String(datum));
  });
}
