/** Deeper nesting than anyone writes; beyond it the stack would run out. */
export const MAX_DEPTH = 500;

/** Aliases of what holds aliases of what holds aliases … */
export const MAX_ALIAS_DEPTH = 100;

/** Documents in one file. */
export const MAX_DOCUMENTS = 2000;

/** Nobody reads more problems of one document. */
export const MAX_PROBLEMS = 100;

/** What is left for one file. It lasts for some hundred thousand keys; a file that needs more is an attack or a mistake. */
export interface Budget {
  /** Words, blanks, line breaks and marks; every new attempt to read the same text costs again. */
  tokens: number;
  /** Size of the trees in path steps, with everything that aliases repeat. */
  size: number;
}

export const newBudget = (): Budget => ({ tokens: 1_500_000, size: 3_000_000 });
