import { migrate } from "#prisma/migrate.ts";
import { createMigration } from "#prisma/migrate-create.ts";
import { MigrationError } from "#prisma/migrate-files.ts";

const USAGE = `npm run migrate                  applies missing migrations to DATABASE_URL
npm run migrate -- create NAME   writes the migration from the last commit's schema to the present one`;

async function create(name: string): Promise<void> {
  const created = await createMigration(name);
  if (created === null) {
    console.log("The schema has not changed since the last commit: nothing to write.");
    return;
  }
  console.log(`Wrote ${created.file}. Read it before you commit it.`);
  for (const warning of created.warnings) console.log(`  loses stored data, ${warning}`);
}

async function apply(): Promise<void> {
  const databaseUrl = process.env.DATABASE_URL;
  if (databaseUrl === undefined || databaseUrl === "") {
    throw new MigrationError("DATABASE_URL is not set: it names the database to migrate.");
  }
  const applied = await migrate({ databaseUrl });
  console.log(applied.length === 0 ? "Nothing to apply." : `Applied ${applied.join(", ")}.`);
}

async function main(words: readonly string[]): Promise<void> {
  const [command, name, ...rest] = words;
  if (command === undefined) return apply();
  if (command === "create" && name !== undefined && rest.length === 0) return create(name);
  console.error(USAGE);
  process.exitCode = 2;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof MigrationError ? error.message : error);
  process.exitCode = 1;
}
