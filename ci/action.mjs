// What action.yml runs: makes a call of `validate` of the inputs, which arrive as variables, empty where they were not given.
const VALUES = ['chart', 'chart-version', 'release', 'namespace', 'fail-on', 'config'];
const REPORTS = ['sarif', 'junit'];

const input = (name) => process.env[`INPUT_${name.toUpperCase().replaceAll('-', '_')}`]?.trim() ?? '';
const lines = (name) =>
  input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const given = (names) => names.filter((name) => input(name) !== '');

process.argv.push(
  'validate',
  ...given(VALUES).map((name) => `--${name}=${input(name)}`),
  ...given(REPORTS).map((name) => `--report=${name}=${input(name)}`),
  ...lines('rules').map((rule) => `--rule=${rule}`),
  ...(input('each') === 'true' ? ['--each'] : []),
  '--',
  ...lines('files'),
);
await import('../bin/flyte-auth-config.js');
