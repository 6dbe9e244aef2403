import type { Ladder } from "#contract/ladder.ts";
import type { Bilingual } from "#contract/text.ts";
import { becomes, sent } from "./written.ts";

/** The three segments that open a connection, for two initial sequence numbers. */
export function handshake(x: number, y: number, title: Bilingual): Ladder {
  return {
    title,
    isn: { client: x, server: y },
    initial: { client: { as: "given", value: "CLOSED" }, server: { as: "given", value: "LISTEN" } },
    segments: [
      sent({ n: 1, at: 0, flags: ["SYN"], seq: x }),
      sent({ n: 2, at: 20, from: "server", flags: ["SYN", "ACK"], seq: y, ack: x + 1 }),
      sent({ n: 3, at: 40, flags: ["ACK"], seq: x + 1, ack: y + 1 }),
    ],
    states: [
      becomes("client", "SYN-SENT", 0, ["departure", 1]),
      becomes("server", "SYN-RECEIVED", 20, ["arrival", 1]),
      becomes("client", "ESTABLISHED", 40, ["arrival", 2]),
      becomes("server", "ESTABLISHED", 60, ["arrival", 3]),
    ],
    waits: [],
  };
}
