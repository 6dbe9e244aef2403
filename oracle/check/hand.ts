import type { CapturedOptions, CapturedSegment, Endpoint } from "../capture/captured.ts";
import { seq } from "../machine/seq.ts";
import { checkCapture } from "./checker.ts";
import type { CheckReport } from "./report.ts";

const ENDS: Readonly<Record<string, Endpoint>> = {
  client: { ip: "192.0.2.1", port: 41000 },
  server: { ip: "192.0.2.2", port: 80 },
};
const ROUND_TRIP_MS = 30;

/**
 * Segments written by hand, one a line: `client SYN,ACK 100 501 10 +300 w=0 d=text`. The numbers
 * are seq, ack (`-` for none) and octets. It comes `+ms` after the line before, by default 30 ms
 * when the server answers the client and 0.1 ms otherwise: the capture is taken at the client.
 * `w=` is the window field (default 65535), `d=` what the data is; the options are `ws=7`, `ts=100`
 * (TSval) and `sack=600-700`. Only the tests use it.
 */
export function segmentsByHand(text: string): CapturedSegment[] {
  let at = 0;
  let before = "client";
  return text
    .trim()
    .split("\n")
    .map((line, i) => {
      const [end = "", flags = "", number, ack, len = "0", ...more] = line.trim().split(/\s+/);
      const word = (start: string) => more.find((m) => m.startsWith(start))?.slice(start.length);
      const answers = end === "server" && before === "client";
      at += Number(word("+") ?? (answers ? ROUND_TRIP_MS : 0.1));
      before = end;
      const [from, to] = end === "client" ? ["client", "server"] : ["server", "client"];
      return {
        n: i + 1,
        at,
        from: ENDS[from ?? ""] ?? { ip: "", port: 0 },
        to: ENDS[to ?? ""] ?? { ip: "", port: 0 },
        seq: seq(Number(number)),
        ack: flags.includes("ACK") ? seq(Number(ack)) : null,
        syn: flags.includes("SYN"),
        fin: flags.includes("FIN"),
        rst: flags.includes("RST"),
        psh: flags.includes("PSH"),
        urg: false,
        len: Number(len),
        window: Number(word("w=") ?? 65535),
        options: optionsOf(word),
        payload: len === "0" ? null : (word("d=") ?? `${number}+${len}`),
      };
    });
}

function optionsOf(word: (start: string) => string | undefined): CapturedOptions {
  const scale = word("ws=");
  const stamp = word("ts=");
  const [left, right] = (word("sack=") ?? "").split("-").map(Number);
  return {
    ...(scale === undefined ? {} : { windowScale: Number(scale) }),
    ...(stamp === undefined ? {} : { timestamps: { value: Number(stamp), echo: 0 } }),
    ...(left === undefined || right === undefined
      ? {}
      : { sack: [{ left: seq(left), right: seq(right) }] }),
  };
}

/** What the checker says of segments written by hand. */
export function checkByHand(text: string): CheckReport {
  return checkCapture(segmentsByHand(text));
}

/**
 * `verdict client-states server-states` of each row, the states joined by `|`; of a violation the
 * rule stands behind the verdict.
 */
export function rowsByHand(text: string): string[] {
  const { connections, violations } = checkByHand(text);
  const rows = connections.flatMap(({ segments }) => segments);
  return rows.map(({ n, verdict, states }) => {
    const broken = violations.find(({ segment }) => segment === n);
    const said = broken === undefined ? verdict : `${verdict}(${broken.rule})`;
    return `${said} ${states.client.join("|")} ${states.server.join("|")}`;
  });
}

/** Lines `segment > row`: what is put in and what the checker is to say of it. */
export function splitByHand(text: string): { readonly put: string; readonly wanted: string[] } {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => line.split(" > "));
  return {
    put: lines.map(([segment]) => segment ?? "").join("\n"),
    wanted: lines.map(([, row]) => row?.trim() ?? ""),
  };
}
