import "server-only";

/** SQLSTATE classes and driver codes that mean: the database cannot be reached just now. */
const AWAY = /^(08|53|57P0|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|P1001|P1002|P1008|P1017|P2024)/;
const AWAY_TEXT =
  /connection terminated|timeout exceeded when trying to connect|can't reach database|connection refused|server closed the connection|the database system is/i;

/**
 * Says whether a thrown error means that the database is away (down, starting, out of connections),
 * so that the answer can be "try again soon" instead of "something broke".
 */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false;
  if ("code" in error && typeof error.code === "string" && AWAY.test(error.code)) return true;
  if (AWAY_TEXT.test(error.message) || isMissingSocket(error)) return true;
  if (error instanceof AggregateError) {
    return error.errors.some((inner) => isDatabaseAway(inner, depth + 1));
  }
  return isDatabaseAway(error.cause, depth + 1);
}

/** ENOENT means a missing file anywhere else; while connecting it is the server's socket. */
function isMissingSocket(error: Error): boolean {
  return (
    "code" in error && error.code === "ENOENT" && "syscall" in error && error.syscall === "connect"
  );
}
