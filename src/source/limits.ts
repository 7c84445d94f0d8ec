/** Deeper nesting than anyone writes; beyond it the stack would run out. */
export const MAX_DEPTH = 500;

/** Aliases of what holds aliases of what holds aliases … */
export const MAX_ALIAS_DEPTH = 100;

/** Size of a tree in path steps: this one takes some hundred megabytes; a file that needs more is an attack or a mistake. */
export const MAX_SIZE = 3_000_000;
