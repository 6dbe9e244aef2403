import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** argon2id with OWASP's floor: 19 MiB, two passes, one lane. About 12 ms a try. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nothing anybody knows: verifying against it makes an unknown e-mail cost the same. */
let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** Verifies a password. With no hash (unknown e-mail) it takes the same time and says no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return stored !== null && matches;
}
