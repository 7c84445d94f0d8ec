import { DEFAULT_CHART_VERSION, DEFAULT_NAMESPACE, DEFAULT_RELEASE } from '../charts/defaults.ts';
import { SETUP_CHARTS } from './answers.ts';
import { type Choice, question } from './question.ts';
import { readChoice } from './reading/choice.ts';
import { readChartVersion, readLabel } from './reading/names.ts';
import { readOrigin } from './reading/url.ts';

const CHARTS: readonly Choice[] = [
  { value: 'flyte-binary', name: 'flyte-binary', hint: 'Flyte as one process' },
  { value: 'flyte-core', name: 'flyte-core', hint: 'flyteadmin, flytepropeller and flytescheduler apart' },
];

const about = { topic: 'Flyte and its chart', form: { kind: 'text' } } as const;

/** Where and how Flyte runs. */
export const deploymentQuestions = {
  url: question({
    ...about,
    key: 'url',
    message: 'Public URL of Flyte',
    help: 'where browsers and CLIs reach Flyte: scheme and host',
    where: 'scheme and host, as in the browser; http://localhost:30081 for the sandbox',
    example: 'https://flyte.example.com',
    read: readOrigin,
  }),
  chart: question({
    ...about,
    key: 'chart',
    message: 'Helm chart',
    help: 'which Helm chart runs Flyte',
    example: 'flyte-binary',
    form: { kind: 'choice', choices: CHARTS },
    read: readChoice(SETUP_CHARTS, CHARTS),
  }),
  chartVersion: question({
    ...about,
    key: 'chartVersion',
    message: 'Chart version',
    help: 'version of the chart',
    example: DEFAULT_CHART_VERSION,
    askedWhen: () => false,
    fallback: () => DEFAULT_CHART_VERSION,
    fallbackText: DEFAULT_CHART_VERSION,
    read: readChartVersion,
  }),
  release: question({
    ...about,
    key: 'release',
    message: 'Helm release',
    help: 'name of the Helm release',
    where: '"helm list -A" shows it where Flyte is installed already',
    example: DEFAULT_RELEASE,
    fallback: () => DEFAULT_RELEASE,
    fallbackText: DEFAULT_RELEASE,
    read: readLabel(53),
  }),
  namespace: question({
    ...about,
    key: 'namespace',
    message: 'Kubernetes namespace',
    help: 'namespace of the release',
    example: DEFAULT_NAMESPACE,
    fallback: () => DEFAULT_NAMESPACE,
    fallbackText: DEFAULT_NAMESPACE,
    read: readLabel(63),
  }),
};
