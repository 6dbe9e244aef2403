import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Complaint } from "../complaint.ts";
import { ROOT } from "../root.ts";
import { generateVocabulary } from "./generate-vocabulary.ts";

const STAMP = "generated/.schema-hash";

async function readOrEmpty(file: string): Promise<string> {
  return readFile(path.join(ROOT, file), "utf8").catch(() => "");
}

/** Changes when the schema or the version of Prisma does. */
async function schemaHash(): Promise<string> {
  const require = createRequire(import.meta.url);
  const schema = await readFile(path.join(ROOT, "prisma/schema.prisma"), "utf8");
  const version = await readFile(require.resolve("prisma/package.json"), "utf8");
  return createHash("sha256").update(schema).update(version).digest("hex");
}

async function runPrisma(): Promise<void> {
  const require = createRequire(import.meta.url);
  const command = path.join(path.dirname(require.resolve("prisma/package.json")), "build/index.js");
  const child = spawn(process.execPath, [command, "generate", "--no-hints"], {
    cwd: ROOT,
    // The command wants a schema engine before it starts, which it would download and never run:
    // any program that exists will do.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0)
    throw new Complaint(`Prisma could not read prisma/schema.prisma:\n${output.trim()}`);
}

/**
 * Makes the typed client of prisma/schema.prisma if the present one is of another schema, and the
 * vocabulary of free answers.
 */
export async function generateClient(): Promise<"made" | "kept"> {
  await generateVocabulary();
  const hash = await schemaHash();
  const client = await readOrEmpty("generated/prisma/client.ts");
  if (client !== "" && (await readOrEmpty(STAMP)) === hash) return "kept";
  await runPrisma();
  await writeFile(path.join(ROOT, STAMP), hash);
  return "made";
}
