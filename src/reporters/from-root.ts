import { posix } from 'node:path';
import type { Place } from '../core/diagnostic.ts';
import type { Report } from '../core/report.ts';

/**
 * A report whose relative file names count from the root of the repository: `base` is the way from there to the folder that they count
 * from so far. Services that show findings in a checkout know no other folder.
 */
export function fromRoot(report: Report, base: string): Report {
  if (base === '') return report;
  const at = (place: Place): Place => ({ ...place, file: nameFrom(base, place.file) });
  return {
    ...report,
    sources: report.sources.map((source) => ({ ...source, name: nameFrom(base, source.name) })),
    diagnostics: report.diagnostics.map(({ place, ...one }) => ({
      ...one,
      ...(place && { place: at(place) }),
      related: one.related.map((other) => ({ ...other, place: at(other.place) })),
    })),
  };
}

const ABSOLUTE = /^([/<]|[A-Za-z]:[\\/])/;

const nameFrom = (base: string, file: string): string =>
  ABSOLUTE.test(file) ? file : posix.join(base, file.replaceAll('\\', '/'));
