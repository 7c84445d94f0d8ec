import { TemplateUnsupportedError } from '../unsupported.ts';

/** Evaluation ends beyond these, so that no template can keep the program busy; real values come nowhere near. */
export const LIMITS = {
  /** Characters of one text. */
  text: 1_000_000,
  /** Items of one list. */
  items: 10_000,
  /** Values inside one value. */
  nodes: 200_000,
  /** Evaluated nodes, and characters and items handed around, of one evaluation. */
  work: 3_000_000,
  /** Templates running inside each other. */
  depth: 1_000,
} as const;

/** Throws TemplateUnsupportedError for a text that would be too long. */
export function limitText(length: number): void {
  if (!(length <= LIMITS.text))
    throw new TemplateUnsupportedError(`a template that makes a text of more than ${LIMITS.text} characters`);
}

/** Throws TemplateUnsupportedError for a list that would be too long. */
export function limitItems(count: number): void {
  if (!(count <= LIMITS.items))
    throw new TemplateUnsupportedError(`a template that makes a list of more than ${LIMITS.items} items`);
}
