import type { RuleFacts } from '../core/report.ts';
import { authNotConfigured } from './auth-not-configured.ts';
import { authOff } from './auth-off.ts';
import type { ReadFiles } from './files.ts';
import { helmRenderFails } from './helm-render-fails.ts';
import type { Rule } from './rule.ts';
import { unusedSuppression } from './unused-suppression.ts';
import { yamlDuplicateKey } from './yaml-duplicate-key.ts';
import { yamlMultiDocument } from './yaml-multi-document.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** The rules that judge a release, sorted by id. */
export const RELEASE_RULES: readonly Rule[] = [authNotConfigured, authOff, helmRenderFails];

/** The rules that judge the files before they are values, sorted by id. */
export const FILE_RULES: readonly Rule<ReadFiles>[] = [yamlDuplicateKey, yamlMultiDocument, yamlSyntax];

/** What can be listed and explained about any rule. */
export type AnyRule = RuleFacts & Pick<Rule, 'symptom' | 'messages'>;

/** Every rule there is, sorted by id. */
export const ALL_RULES: readonly AnyRule[] = [...RELEASE_RULES, ...FILE_RULES, unusedSuppression].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
