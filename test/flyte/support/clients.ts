import { readFileSync } from 'node:fs';
import type { Plain } from '../../../src/core/tree.ts';

const folder = new URL('../../fixtures/clients/', import.meta.url);
const fixture = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

type Settings = Readonly<Record<string, Plain>>;

/** A client file with what the real clients made of it. */
export interface RecordedClient {
  readonly name: string;
  readonly text: string;
  readonly flytectl: { readonly changes: Settings } | { readonly error: readonly string[] | 'broken file' };
  readonly pyflyte: { readonly reads: Settings; readonly login?: string; readonly error?: string };
}

export const recordedClients = fixture('files.json') as readonly RecordedClient[];

/** Endpoints of a Flyte on the machine itself, with what came of a call; `works`, or the error. */
export const recordedEndpoints = fixture('endpoints.json') as Readonly<
  Record<string, { readonly flytectl: string; readonly pyflyte: string }>
>;
