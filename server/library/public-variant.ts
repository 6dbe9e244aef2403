import "server-only";
import { hash } from "node:crypto";

/** Practice draws seeds below this (`DrawSeed`); what everybody may read has the seeds above. */
export const FIRST_PUBLIC_SEED = 2 ** 31;

/**
 * The seed of the one variant of a question that everybody may read with its answer: from 2^31 to
 * 2^32 - 1, the same for ever. Practice never draws it.
 */
export function publicSeed(slug: string): number {
  return FIRST_PUBLIC_SEED + (hash("sha256", `library:${slug}`, "buffer").readUInt32BE() >>> 1);
}
