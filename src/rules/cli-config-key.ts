import { closest } from '../core/distance.ts';
import { isSecretKey } from '../core/secret-keys.ts';
import type { MapNode, Node } from '../core/tree.ts';
import { adminSpec } from '../flyte/config.ts';
import { PYFLYTE_KEYS } from '../flyte/pyflyte-keys.ts';
import type { ReadClient } from './cli-config.ts';
import { defineRule } from './rule.ts';

const FIELDS = Object.keys(adminSpec.fields);

/** Settings that flytectl knows and never uses any more (flyteidl/clients/go/admin/config.go). */
const RETIRED = ['useAuth', 'authorizationServerUrl'];

/** Keys that hold the name of a place, not a secret. */
const PLACES = ['clientsecretlocation', 'clientsecretenvvar'];

export const cliConfigKey = defineRule({
  id: 'cli-config-key',
  severity: 'warning',
  category: 'shape',
  summary: 'a key of the configuration file is read by nobody, or by flytectl alone',
  symptom: { none: 'the clients go on as if the key were not there' },
  messages: {
    case: {
      text: 'pyflyte overlooks "{at}", which flytectl reads: it looks for "{meant}", capital letters and all. write it so',
      fix: '{meant}',
    },
    secret: {
      text: '"{at}" is read by nobody, and a secret in this file is in danger. take it out, and name a variable in clientSecretEnvVar',
      severity: 'error',
    },
    unknown: '"{at}" is read by nobody',
    misspelt: { text: '"{at}" is read by nobody. did you mean "{meant}"', fix: '{meant}' },
    misplaced: { text: '"{at}" is read by nobody here. it belongs below "admin"', fix: 'admin.{meant}' },
    retired: { text: '"{at}" has no effect any more: the clients ask Flyte. remove it', severity: 'info' },
  },
  check({ client }: ReadClient, report) {
    for (const [key, node] of client.root.entries) {
      const meant = FIELDS.find((name) => name.toLowerCase() === key.toLowerCase());
      if (meant !== undefined) report('misplaced', { at: node.origin, on: 'key', data: { meant } });
      if (isSection(key) && key !== key.toLowerCase()) report('case', caseOf(node, key.toLowerCase()));
    }
    for (const [key, node] of entriesOf(client.root, 'admin')) {
      const meant = FIELDS.find((name) => name.toLowerCase() === key.toLowerCase());
      if (meant === undefined) judgeUnknown(key, node);
      else if (meant !== key && READ_BY_PYFLYTE.has(`admin.${meant}`)) report('case', caseOf(node, meant));
      else if (RETIRED.includes(meant)) report('retired', { at: node.origin, on: 'key' });
    }

    function judgeUnknown(key: string, { origin }: Node): void {
      const meant = closest(key, FIELDS);
      if (isSecretKey(key) && !PLACES.includes(key.toLowerCase())) report('secret', { at: origin, on: 'key' });
      else if (meant === undefined) report('unknown', { at: origin, on: 'key' });
      else
        report('misspelt', {
          at: origin,
          on: 'key',
          data: { meant },
          cure: { safe: false, change: { rename: origin, to: meant } },
        });
    }
  },
});

const READ_BY_PYFLYTE: ReadonlySet<string> = new Set(PYFLYTE_KEYS.map(({ key }) => key));

const isSection = (key: string): boolean => ['admin', 'console'].includes(key.toLowerCase());

const caseOf = ({ origin }: Node, meant: string) =>
  ({ at: origin, on: 'key', data: { meant }, cure: { safe: true, change: { rename: origin, to: meant } } }) as const;

function entriesOf(root: MapNode, section: string): readonly (readonly [string, Node])[] {
  const [, node] = [...root.entries].find(([key]) => key.toLowerCase() === section) ?? [];
  return node?.kind === 'map' ? [...node.entries] : [];
}
