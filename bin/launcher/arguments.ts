import { parseArgs } from "node:util";
import { Complaint, messageOf } from "../complaint.ts";
import { type Environment, inRoot } from "../root.ts";
import { wantedPort } from "./port.ts";

export interface StartOptions {
  readonly isDevelopment: boolean;
  readonly mayBuild: boolean;
  readonly host: string;
  readonly port: number | null;
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
}

export const USAGE = `npm start            runs Seqack (npm run dev: with hot reload)
  --no-build         serves the last build even if the sources changed since
  --data FOLDER      keeps database and secrets there instead of in .data
Variables: PORT, HOST (default 127.0.0.1), DATABASE_URL, NEXTAUTH_URL, NEXTAUTH_SECRET.`;

/** What the command line and the environment ask for. */
export function startOptions(words: readonly string[], env: Environment): StartOptions {
  const read = () =>
    parseArgs({
      args: [...words],
      options: {
        dev: { type: "boolean", default: false },
        "no-build": { type: "boolean", default: false },
        data: { type: "string" },
      },
    }).values;
  let values: ReturnType<typeof read>;
  try {
    values = read();
  } catch (error) {
    throw new Complaint(`${messageOf(error)}\n${USAGE}`);
  }
  return {
    isDevelopment: values.dev,
    mayBuild: !values["no-build"],
    host: env.HOST === undefined || env.HOST === "" ? "127.0.0.1" : env.HOST,
    port: wantedPort(env.PORT),
    databaseUrl:
      env.DATABASE_URL === undefined || env.DATABASE_URL === "" ? null : env.DATABASE_URL,
    dataFolder: values.data ?? inRoot(".data"),
  };
}
