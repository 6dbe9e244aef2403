import { migrate } from "#prisma/migrate.ts";
import { inRoot } from "../root.ts";
import { generateClient } from "./generate-client.ts";
import type { Progress } from "./progress.ts";

// What reads the database is imported when it is needed and not before: it imports the client
// that generateClient may have to make first.
const contentLoader = () => import("#prisma/load-content.ts");
const firstAdmin = () => import("#server/account/create-first-admin.ts");

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/**
 * Loads content/ and tells each problem with its place, and each file that an edit at the desk keeps
 * out; the other files are loaded all the same.
 */
export async function loadQuestions(databaseUrl: string, progress: Progress): Promise<void> {
  const { loadContent } = await contentLoader();
  const { kept, problems } = await progress.step(
    "Content",
    "loading questions",
    () => loadContent({ databaseUrl, folder: inRoot("content") }),
    (told) => {
      const ignored = told.kept.length === 0 ? "" : `, ${told.kept.length} ignored`;
      const found = told.problems.length;
      const wrong = found === 0 ? "" : `, ${count(found, "problem", "problems")}`;
      return `${told.loaded} loaded, ${told.unchanged} unchanged${ignored}${wrong}`;
    },
  );
  for (const file of kept) {
    progress.note(`${file} is ignored: the question was edited at the desk, and that text stands.`);
  }
  for (const { file, line, field, message } of problems) {
    progress.note(`${file}${line === null ? "" : `:${line}`} ${field} ${message}`);
  }
}

/** Brings an empty or older database to what the sources expect. */
export async function fillDatabase(databaseUrl: string, progress: Progress): Promise<void> {
  await progress.step(
    "Migrations",
    "applying",
    async () => {
      await generateClient();
      return migrate({ databaseUrl });
    },
    (applied) => (applied.length === 0 ? "up to date" : `applied ${applied.join(", ")}`),
  );
  await loadQuestions(databaseUrl, progress);
}

/** Makes the first admin if there is none and shows the password, this one time. */
export async function showFirstAdmin(databaseUrl: string, progress: Progress): Promise<void> {
  const { createFirstAdmin } = await firstAdmin();
  const admin = await createFirstAdmin({ databaseUrl });
  if (admin === null) return;
  progress.note("");
  progress.note("The first admin signs in with the following. The password is shown only now.");
  progress.note(`  e-mail    ${admin.email}`);
  progress.note(`  password  ${admin.password}`);
  progress.note("");
}
