import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { FLYTE_CHARTS, HELM, helm } from './real-helm.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The directory of the charts, ready to render. */
    readonly charts: string;
  }
}

/** Copies the charts and puts their local dependencies in place, which a plain checkout does not have. */
export default function prepareCharts({ provide }: TestProject): (() => void) | undefined {
  if (!FLYTE_CHARTS || !HELM) return undefined;
  const copy = mkdtempSync(join(tmpdir(), 'flyte-auth-config-charts-'));
  cpSync(FLYTE_CHARTS, copy, { recursive: true });
  for (const chart of ['flyte-binary', 'flyte-core']) helm('dependency', 'update', join(copy, chart), '--skip-refresh');
  provide('charts', copy);
  return () => rmSync(copy, { recursive: true, force: true });
}
