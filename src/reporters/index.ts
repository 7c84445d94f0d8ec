import type { Format, Report } from '../core/report.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { oneline } from './oneline.ts';
import { sarif } from './sarif.ts';
import { text, type View } from './text.ts';

/** Every way to show a report. */
export const REPORTERS: Readonly<Record<Format, (report: Report, view?: View) => string>> = {
  text,
  oneline,
  json,
  github,
  sarif,
  junit,
};
