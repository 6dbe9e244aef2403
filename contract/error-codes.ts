/**
 * Expected failures, by code. The server throws none of them: a rule returns one as a result and the
 * door maps it to transport, with a sentence from the message files (`errors.<code>`).
 */
export const ERROR_CODES = [
  "INPUT_NOT_VALID",
  "ORIGIN_REFUSED",
  "CONTENT_TYPE_REFUSED",
  "BODY_TOO_LARGE",
  "SIGN_IN_NEEDED",
  "ROLE_NEEDED",
  "NOT_FOUND",
  "ATTEMPT_NOT_FOUND",
  "SESSION_NOT_FOUND",
  "KIND_DIFFERS",
  "NOT_GRADABLE",
  "EMAIL_TAKEN",
  "ALREADY_SIGNED_UP",
  "PASSWORD_COMMON",
  "PASSWORD_WRONG",
  "TOO_MANY_TRIES",
  "TOO_MANY_REPORTS",
  "TIME_ZONE_UNKNOWN",
  "LAST_ADMIN",
  "QUESTION_CHANGED",
  "QUESTION_NOT_READY",
  "SLUG_TAKEN",
  "DATABASE_AWAY",
  "INTERNAL",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
