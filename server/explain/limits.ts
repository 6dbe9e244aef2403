import "server-only";

/** UTF-16 code units of an answer. Beyond it nothing is read. */
export const LONGEST_ANSWER = 20_000;
/** Claims of an answer. */
export const MOST_CLAIMS = 2_000;
