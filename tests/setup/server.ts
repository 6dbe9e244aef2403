import { anyFreePort } from "#bin/launcher/port.ts";
import { startWebServer, type WebServer } from "#bin/launcher/web-server.ts";
import { endChild } from "#bin/process.ts";

/** The production build, served by a process of its own. */
export interface TestServer {
  readonly url: string;
  /** All that it has printed. */
  readonly output: () => string;
  /** Ends it without warning, as a crash would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Starts it again on the same address. */
  start(): Promise<void>;
}

export interface TestServerOptions {
  readonly databaseUrl: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Serves the last build on a free port. */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const port = await anyFreePort();
  const url = `http://localhost:${port}`;
  let printed = "";
  const launch = (): Promise<WebServer> =>
    startWebServer({
      mode: "production",
      host: "127.0.0.1",
      port,
      databaseUrl: options.databaseUrl,
      secret: "end-to-end-tests-only",
      address: url,
      output: (text) => {
        printed += text;
      },
      ...(options.env === undefined ? {} : { env: options.env }),
    });
  let current = await launch();
  return {
    url,
    output: () => printed,
    kill: () => endChild(current.child, "SIGKILL", 5_000),
    stop: () => current.stop(),
    async start() {
      current = await launch();
    },
  };
}
