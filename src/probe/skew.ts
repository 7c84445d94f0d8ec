/** How far two clocks may be apart before it is worth a word. */
export const MOST_SKEW_SECONDS = 60;
