import { expect, test } from 'vitest';
import { ALL_RULES } from '../../src/rules/registry.ts';

/** `npx vitest run test/meta/rule-index.test.ts -u` writes it anew. */
test('docs/rules.md lists every rule', async () => {
  const rows = ALL_RULES.map(
    ({ id, severity, category, summary }) => `| [${id}](rules/${id}.md) | ${severity} | ${category} | ${summary} |`,
  );
  const head = ['# Rules', '', 'What `validate` checks; `flyte-auth-config explain <rule>` shows the page of a rule.', ''];
  const table = ['| rule | severity | about | summary |', '| --- | --- | --- | --- |', ...rows];
  await expect(`${[...head, ...table].join('\n')}\n`).toMatchFileSnapshot('../../docs/rules.md');
});
