import { UsageError } from '../core/errors.ts';

/** A job for a CI system that writes the client file itself and takes the secret from the system's own store. */
export interface CiJob {
  /** The text of the client file. */
  readonly config: string;
  /** The variable that holds the secret. */
  readonly variable: string;
}

const FILE = 'flyte-config.yaml';

/** The shell lines that write the client file; nothing in it is expanded. */
const writing = (config: string): readonly string[] => [`cat > ${FILE} <<'END'`, ...config.trimEnd().split('\n'), 'END'];

const indented = (lines: readonly string[], columns: number): readonly string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));

/** A workflow of GitHub Actions; holds no secret. Throws UsageError for what GitHub would not leave as it is. */
export function githubWorkflow({ config, variable }: CiJob): string {
  if (/^github_/i.test(variable))
    throw new UsageError(
      'GitHub allows no secret whose name starts with GITHUB_',
      'use --secret-from env:NAME with another name',
    );
  if (config.includes('${{')) throw new UsageError('GitHub would expand the "${{" of the configuration', 'use --format yaml');
  return text([
    '# A workflow of GitHub Actions (.github/workflows/flyte.yaml), made by flyte-auth-config',
    `# The client secret is a secret of the repository or of an environment:  gh secret set ${variable}`,
    'name: flyte',
    'on: workflow_dispatch',
    'permissions:',
    '  contents: read',
    'jobs:',
    '  register:',
    '    runs-on: ubuntu-latest',
    '    env:',
    '      # Where flytectl and pyflyte look for their configuration.',
    `      FLYTECTL_CONFIG: ${FILE}`,
    `      ${variable}: \${{ secrets.${variable} }}`,
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - name: Tell the clients where Flyte is',
    '        run: |',
    ...indented(writing(config), 10),
    '      - run: pip install flytekit',
    '      - run: pyflyte register --project flytesnacks --domain development workflows/',
  ]);
}

/** A job of GitLab CI; holds no secret. */
export function gitlabJob({ config, variable }: CiJob): string {
  return text([
    '# A job of GitLab CI (.gitlab-ci.yml), made by flyte-auth-config',
    `# The client secret is a CI/CD variable of the project, ${variable}, masked and protected (Settings > CI/CD > Variables).`,
    'register:',
    '  image: python:3.12-slim',
    '  variables:',
    '    # Where flytectl and pyflyte look for their configuration.',
    `    FLYTECTL_CONFIG: ${FILE}`,
    '  before_script:',
    '    - |',
    ...indented(writing(config), 6),
    '    - pip install flytekit',
    '  script:',
    '    - pyflyte register --project flytesnacks --domain development workflows/',
  ]);
}

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
