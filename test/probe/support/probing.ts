import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProbeCheck, ProbeReport } from '../../../src/reporters/probe-report.ts';
import { type RunOptions, runMain } from '../../support/run.ts';

/** What a call of `doctor` or `token` came to. */
export interface Probing {
  readonly code: number;
  readonly report: ProbeReport;
  readonly stderr: string;
  /** A check by its id. */
  check(id: string): ProbeCheck;
}

/** Runs a command with files beside it, whose names are the keys of `files`, and reads its JSON report. */
export async function probe(
  argv: readonly string[],
  files: Readonly<Record<string, string>>,
  options: RunOptions = {},
): Promise<Probing> {
  const cwd = mkdtempSync(join(tmpdir(), 'probe-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    const { code, stdout, stderr } = await runMain([...argv, '--format', 'json'], { cwd, now: new Date(), ...options });
    if (stdout === '') throw new Error(stderr);
    const report = JSON.parse(stdout) as ProbeReport;
    const checks = report.groups.flatMap((group) => group.checks);
    const check = (id: string) => {
      const found = checks.find((one) => one.id === id);
      if (found === undefined) throw new Error(`no check ${id} in ${stdout}`);
      return found;
    };
    return { code, report, stderr, check };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** The checks of a report as `id: status`. */
export const statuses = ({ report }: Probing): readonly string[] =>
  report.groups.flatMap(({ checks }) => checks.map(({ id, status }) => `${id}: ${status}`));
