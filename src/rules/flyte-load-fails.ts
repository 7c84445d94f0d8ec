import type { DecodeError, ReleaseModel } from '../flyte/model.ts';
import type { Spec } from '../flyte/spec.ts';
import { specAt } from '../flyte/spec-at.ts';
import { defineRule } from './rule.ts';

/** What other rules say in better words. */
const OTHERS = [/^appAuth\.authServerType$/, /^appAuth\.selfAuthServer\.staticClients\[.*\]\.(client_secret|rotated_secrets.*)$/];

/** What Flyte would take, by the shape of the setting; the words of its decoder seldom say. */
const WANTED: Readonly<Record<Exclude<Spec['kind'], 'choice'>, string>> = {
  text: 'a text',
  url: 'a URL such as "https://flyte.example.com", without blanks or braces',
  duration: 'a number with a unit, such as "30m" or "1h"',
  flag: 'true or false',
  int: 'a whole number',
  bytes: 'base64',
  byteLists: 'a list of base64 texts',
  texts: 'a list of texts',
  urls: 'a list of URLs such as "https://flyte.example.com", without blanks or braces',
  struct: 'a mapping',
  mapOf: 'a mapping of clients by their ids',
};

export const flyteLoadFails = defineRule({
  id: 'flyte-load-fails',
  severity: 'error',
  category: 'shape',
  summary: 'Flyte cannot load the configuration that these values make',
  symptom: { component: 'flyteadmin', when: 'start', text: 'decoding failed due to the following error(s)' },
  messages: {
    value: '{process} does not start with "{at}" as it is: {reason}. it takes {wanted}',
    unknown: '{process} does not start with "{at}" as it is: {reason}',
    file: '{process} cannot load the configuration that Helm makes of these values: {reason}',
  },
  check(model, report) {
    for (const { name: process, error, decodeErrors } of model.processes) {
      for (const refusal of decodeErrors.filter(isOurs)) {
        const { origin, reason } = refusal;
        const spec = specAt(refusal);
        const at = { value: reason, origin };
        if (spec) report('value', { at, data: { process, reason, wanted: wantedOf(spec) } });
        else report('unknown', { at, data: { process, reason } });
      }
      if (error === undefined || decodeErrors.length > 0) continue;
      const at = brokenFile(model, process)?.origin ?? model.userValues.origin;
      report('file', { at, data: { process, reason: error.trim() } });
    }
  },
});

const wantedOf = (spec: Spec): string =>
  spec.kind === 'choice' ? `one of ${[...spec.values].sort().join(', ')}` : WANTED[spec.kind];

/** The file that is not YAML, with the value that spoils it. */
const brokenFile = ({ manifests }: ReleaseModel, process: string) =>
  manifests?.workloads
    .find((workload) => workload.process === process)
    ?.files.map(({ content }) => content)
    .find((content) => content.kind === 'broken');

const isOurs = ({ path }: DecodeError): boolean => !OTHERS.some((other) => other.test(path));
