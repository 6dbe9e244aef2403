import "server-only";
import { Prisma } from "#generated/prisma/client.ts";

/** Whether Postgres refused a second row of something that must be one. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
