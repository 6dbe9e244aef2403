import type { End } from "../machine/connection.ts";

/** Both ends, the opener first. */
export const ends = ["client", "server"] as const satisfies readonly End[];

/** The ends as sentences call them. */
export const NAMES = {
  client: { en: "client", zh: "客户端" },
  server: { en: "server", zh: "服务端" },
} as const;
