import path from "node:path";

/** Root of the project: the folder that holds package.json. */
export const ROOT = path.dirname(import.meta.dirname);

/** Absolute path of something in the project. */
export function inRoot(...parts: string[]): string {
  return path.join(ROOT, ...parts);
}

/** Variables of the environment, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;
