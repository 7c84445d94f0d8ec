import type { Severity } from '../core/diagnostic.ts';

type Style = (text: string) => string;

/** How the parts of the text report are coloured. */
export interface Paint extends Readonly<Record<Severity, Style>> {
  readonly bold: Style;
  readonly dim: Style;
  readonly mark: Style;
}

const same: Style = (text) => text;

/** No colours: for files, pipes and NO_COLOR. */
export const PLAIN: Paint = { error: same, warning: same, info: same, bold: same, dim: same, mark: same };
