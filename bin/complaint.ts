/** A problem that is told to a person in a sentence, without a stack: they can do something. */
export class Complaint extends Error {
  override readonly name = "Complaint";
}

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EMFILE: "too many open files",
};

function code(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** What to print for anything that was thrown: a sentence where one is known, all of a bug. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (["Complaint", "MigrationError"].includes(error.name)) return error.message;
  const advice = ADVICE[code(error)];
  if (advice === undefined) return error.stack ?? error.message;
  const place = "path" in error ? ` at ${String(error.path)}` : "";
  return `Seqack cannot go on: ${advice}${place}.`;
}

/** The message of anything that was thrown, in one line. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
