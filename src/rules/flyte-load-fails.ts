import type { DecodeError, ReleaseModel } from '../flyte/model.ts';
import { defineRule } from './rule.ts';

/** What other rules say in better words. */
const OTHERS = [/^appAuth\.authServerType$/, /^appAuth\.selfAuthServer\.staticClients\[.*\]\.(client_secret|rotated_secrets.*)$/];

export const flyteLoadFails = defineRule({
  id: 'flyte-load-fails',
  severity: 'error',
  category: 'shape',
  summary: 'Flyte cannot load the configuration that these values make',
  symptom: { component: 'flyteadmin', when: 'start', text: 'decoding failed due to the following error(s)' },
  messages: {
    field: '{process} cannot load "{at}": {reason}. correct the value',
    file: '{process} cannot load the configuration that Helm makes of these values: {reason}',
  },
  check(model, report) {
    for (const { name: process, error, decodeErrors } of model.processes) {
      for (const { origin, reason } of decodeErrors.filter(isOurs))
        report('field', { at: { value: reason, origin }, data: { process, reason } });
      if (error !== undefined && decodeErrors.length === 0) {
        report('file', {
          at: brokenFile(model, process)?.origin ?? model.userValues.origin,
          data: { process, reason: error.trim() },
        });
      }
    }
  },
});

/** The file that is not YAML, with the value that spoils it. */
const brokenFile = ({ manifests }: ReleaseModel, process: string) =>
  manifests?.workloads
    .find((workload) => workload.process === process)
    ?.files.map(({ content }) => content)
    .find((content) => content.kind === 'broken');

const isOurs = ({ path }: DecodeError): boolean => !OTHERS.some((other) => other.test(path));
