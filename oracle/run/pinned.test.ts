import { expect, test } from "vitest";
import { parseScenario } from "../scenario/parse.ts";
import { conversationsWith, FAULT_LINES, HOST_LINES } from "../wire/conversations.ts";
import { Hash } from "./hash.ts";
import { run } from "./run.ts";

/** What some runs come to together, as a row of the table below. */
function rowOf(texts: readonly string[]): string {
  const hash = new Hash();
  let [segments, transitions, waits, congestion, signals] = [0, 0, 0, 0, 0];
  for (const text of texts) {
    const parsed = parseScenario(text);
    if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.error)} in ${text}`);
    const played = run(parsed.value, {}, 5);
    if (!played.ok) throw new Error(`${JSON.stringify(played.error)} of ${text}`);
    const trace = played.value;
    segments += trace.segments.length;
    transitions += trace.transitions.length;
    waits += trace.waits.length;
    congestion += trace.congestion.length;
    signals += trace.signals.length;
    hash.text(trace.hash);
  }
  return `${[segments, transitions, waits, congestion, signals].join(" ")} ${hash.digits()}`;
}

/**
 * Ten conversations with a host's setting ("" for none), without a fault and with every second one of
 * the list, by turns: how many segments, transitions, waits, changes of cwnd and signals all the runs have, and a hash over
 * the traces. A change of the machine that is meant to change no run changes no row.
 */
const RUNS: Readonly<Record<string, string>> = {
  "": "1182 567 191 293 193 468545a30a28ebbc",
  "congestion none": "1179 570 199 0 193 748e949f00486803",
  "congestion none\nnagle server=on\ndrop 3": "1146 559 211 0 185 f2c2148afdcbfbd3",
  "delayed-ack 150ms": "1063 557 245 243 186 10970fd96401d124",
  "fast-open on": "1183 567 192 294 193 a7ad30c836db9b31",
  "link client->server=5ms server->client=33ms": "1078 502 205 243 206 b5d51494e0cfabd8",
  "mss client=500 server=700": "1473 556 223 440 187 bd3d1fa44094a7d4",
  "nagle on": "1159 557 239 301 186 eb1ca58b473504bb",
  "profile linux": "1004 516 230 209 153 524c48f3bbc5649b",
  "profile server=linux": "1014 537 199 236 171 eecd7acc84f7bb55",
  "quiet-time on": "1181 567 199 293 193 f0eec632135f3476",
  "receives client=on\nwindow client=2000\nat 2s client receive 50\nat 3s client receive":
    "911 535 128 249 263 d0b3c8101c958d91",
  "rto 200ms": "1382 573 313 322 193 a834ab50205eb671",
  "sack on": "1182 567 191 293 193 49714769ca9c17e4",
  "sack on\ndrop 2, 4, 7": "1093 458 243 200 158 8e9b13b0fdd3af3d",
  "syn-cookies on\nsyn-queue full": "1177 535 189 287 191 4fade75376bddc69",
  "syn-queue server=full": "930 435 194 205 164 1038c568e236358c",
  "time-wait-reuse on": "1171 568 222 307 183 25d065b5ed934a3d",
  "timestamps on": "1164 556 221 295 187 8bc277000d1da0c2",
  "timestamps on\nreplay 4 at 800ms": "1248 555 214 294 186 3c8a964b6bb815f6",
  "window client=600": "962 536 121 270 177 ed9ab6b730205e18",
  "window-scale client=3 server=0": "1167 556 226 295 187 576fd7d42f2b91c8",
};

test.each(["", ...HOST_LINES].map((line, i) => [line, i] as const))(
  "every run of a conversation with %j is as pinned",
  (line, i) => {
    const faults = ["", ...FAULT_LINES.filter((_, j) => (i + j) % 2 === 0)];
    const texts = conversationsWith(line).flatMap((text) => {
      return faults.map((fault) => `${text}\n${fault}`);
    });
    expect(rowOf(texts)).toBe(RUNS[line]);
  },
);
