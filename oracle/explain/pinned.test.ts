import { expect, test } from "vitest";
import type { End } from "../machine/connection.ts";
import { MUTANT_IDS, MUTANTS, type MutantId } from "../mutants/mutants.ts";
import { Hash } from "../run/hash.ts";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import { conversationsWith, FAULT_LINES, HOST_LINES } from "../wire/conversations.ts";
import { type Explanation, explainField, explainState, numberOf } from "./explain.ts";
import { tellSegment, tellTransition } from "./tell.ts";

/**
 * Every sentence there is about a run, pinned: a row of the tables below is how many there are and
 * a hash over all of them. Whoever changes a sentence reads it (`oracle simulate FILE --why`) and
 * then takes the new row from the test that fails.
 */
function sentencesOf(trace: Trace): string[] {
  const said: string[] = [];
  const say = ({ rules, because }: Explanation): void => {
    said.push(`${because.en} ${because.zh} ${rules.join()}`);
  };
  trace.transitions.forEach((_, i) => {
    say(tellTransition(trace, i));
  });
  for (const numbers of ["absolute", "relative"] as const) {
    for (const { n } of trace.segments) {
      say(tellSegment(trace, n, numbers));
      for (const field of ["seq", "ack", "flags", "len"] as const) {
        say(explainField(trace, n, field, numbers));
      }
      said.push(`${numberOf(trace, n, "seq", numbers)} ${numberOf(trace, n, "ack", numbers)}`);
    }
  }
  for (const end of ["client", "server"] as const satisfies readonly End[]) {
    for (let n = 0; n <= trace.segments.length; n += 1) say(explainState(trace, end, n));
  }
  return said;
}

function play(text: string, mutant: MutantId | null): Trace | null {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const played = run(parsed.value, {}, 4, { segments: 300 }, { mutant });
  return played.ok ? played.value : null;
}

/** A row of a table: the number of sentences about these runs, and their hash. */
function rowOf(traces: readonly (Trace | null)[]): string {
  const hash = new Hash();
  let count = 0;
  for (const trace of traces) {
    for (const sentence of trace === null ? ["no trace"] : sentencesOf(trace)) {
      hash.text(sentence);
      count += 1;
    }
  }
  return `${count} ${hash.digits()}`;
}

/** The scenario of each misconception, played by the standard machine and by one that has it. */
const BY_MUTANT: Readonly<Record<MutantId, string>> = {
  "abort-is-close": "69 88ec3beaa36f8f54",
  "ack-is-peers-seq": "152 185c1bca0633517b",
  "ack-is-retransmitted": "180 71a2537f58f69a2d",
  "ack-is-seq-plus-one": "152 bdbf9e9b4a81b89f",
  "ack-names-last-octet": "152 54dceb1e67eff064",
  "ack-of-one-segment": "144 8f8df6469329cdba",
  "automatic-fin": "98 586f735154532165",
  "both-time-wait": "103 5aed9d756b8fb7bf",
  "client-in-syn-received": "97 ee6d94ce61080c36",
  "close-drops-unsent": "214 8c3b3efa240d5d55",
  "close-wait-times-out": "67 edc0033a5924a89d",
  "closed-port-silent": "63 a464f3866b732183",
  "constant-isn": "188 ee28d8858c621311",
  "data-before-established": "166 feac7f9ba80ab3db",
  "duplicate-acks-reset-cwnd": "1712 bd099421452f4b6c",
  "duplicate-delivered": "116 ccd1b94f44616915",
  "duplicate-not-acked": "130 5e6fa88b919578e9",
  "early-data-delivered": "144 b346d0fca440eaf1",
  "early-data-ignored": "228 21362eec048e83ed",
  "early-data-not-kept": "256 1c6e0c012d276816",
  "established-on-syn-ack": "96 5eda226c585c98e4",
  "every-segment-pushed": "116 871b317f0e586777",
  "fin-acked-with-fin": "116 2b12c26637abbc04",
  "fin-closes-both": "99 cc2306c2cce2b7c6",
  "fin-never-carries-ack": "116 7dbd5e8c2a2237eb",
  "fin-not-retransmitted": "83 4ac4afa8d14400aa",
  "fin-takes-no-number": "130 0e75d1e39cfa7db7",
  "fin-wait-2-times-out": "67 da18bf1422f3e8a2",
  "first-duplicate-ack-is-loss": "144 d6171e36dcb9c25f",
  "gap-skipped": "172 29f6b288b3c10e86",
  "isn-zero": "96 f4ce4c1f06b20f64",
  "karn-ignored": "172 4cd5ecfcd56df70c",
  "last-ack-waits-2msl": "102 f518a0972952630c",
  "mss-counts-headers": "88 2d3d6ff7b2646fa8",
  "no-backoff": "116 ed2f9f35e4941db3",
  "no-closing": "130 afcc10ba01b554de",
  "no-congestion-window": "1684 7a51d28afab646a7",
  "no-fast-retransmit": "312 f89c998d2e7ef302",
  "no-fin-wait-2": "129 fa62d3448136bae6",
  "no-half-close": "158 28ffebafb108c4c7",
  "no-simultaneous-open": "154 23e75d4786445646",
  "no-time-wait": "101 a050c9fee4350d13",
  "no-wrap": "88 5d55661661941600",
  "one-msl": "102 a7774c0d88c95ac2",
  "passive-closer-time-wait": "102 a9a51dc130f2b3d6",
  "pure-ack-takes-number": "152 2c78adedf5a7b790",
  "refusal-ignored": "91 7321e893f6de29e2",
  "reset-ends-listen": "96 dec3071b66632388",
  "retransmission-takes-new-number": "116 6569c629f31d0a6a",
  "rst-answered-by-rst": "190 55db0f7ef42495f1",
  "rst-anywhere-in-window": "92 7a01e48cd485a17b",
  "rst-at-any-number": "63 214eb2b4622f4ad7",
  "rst-is-acknowledged": "64 d32776eb350b7903",
  "send-after-close": "94 720cb6c9076f20df",
  "seq-counts-segments": "152 82f775d56d070b38",
  "server-isn-from-client": "96 9ec2edb649c73a18",
  "slow-start-adds-one": "1684 71fcc46f2aabd667",
  "syn-ack-names-isn": "152 f62421a3c4e80036",
  "syn-not-retransmitted": "79 2aabcfdb22d2b56c",
  "syn-reopens-established": "124 db054204d064c82a",
  "syn-resets-established": "109 6d8a04a86553706b",
  "syn-takes-no-number": "152 9916c586380b3718",
  "time-wait-ignores-fin": "186 02588d8464d96f5c",
  "time-wait-not-restarted": "158 a2934788deba685d",
  "time-wait-resets-fin": "158 b98070fa00298d40",
  "timeout-halves-cwnd": "1908 b9ad0746433ca1cc",
  "two-way-handshake": "82 6ba44da725e7542d",
  "whole-window-again": "172 a8eb872b4c052ff3",
  "window-ignored": "172 d61ac60a88ac5606",
  "window-never-probed": "172 e4a82c9bead50577",
};

/** Every conversation with one line more. */
const BY_LINE: Readonly<Record<string, string>> = {
  "": "1956 3254db157c097280",
  "chance drop 20% duplicate 10% reorder 10% delay 10%": "2012 c6023b96643937c5",
  "congestion none": "1956 01ebd5fa7a21d19d",
  "congestion none\nnagle server=on\ndrop 3": "1999 deb65a1e08411e14",
  "delay 1 by 90ms\ndelay 4 by 1500ms": "2034 9f3ce4fa5cba2977",
  "delayed-ack 150ms": "1704 51c5900bf629728d",
  "drop 1": "1518 3fc13acd3a983b53",
  "drop 2, 5": "1945 3d5e560abd25a878",
  "drop 3, 4": "2024 35163fafacfe0060",
  "drop 4, 5, 6, 7, 8": "2194 0639c3e80621f648",
  "duplicate 1\nduplicate 3 after 400ms": "2502 04a3bab4892feddb",
  "duplicate 2 after 3s\nduplicate 4": "2446 7c1239f1b3eb0047",
  "fast-open on": "1956 9b25e9b98c6b41b9",
  "inject client at 500ms RST seq=client+1": "1958 685d414bcb00c4f2",
  "inject client at 700ms FIN,ACK seq=client+2600 ack=server+90 len=10": "2264 9a219a7c885012c6",
  "inject server at 55ms SYN,ACK seq=server ack=client+3 window=9": "2236 1f490063730347b9",
  "inject server at 90ms ACK seq=server+1 ack=client-5000\ninject client at 91ms SYN seq=client+9":
    "2488 c3959d74cb080f58",
  "link client->server=5ms server->client=33ms": "1764 c941310a70c3af41",
  "mss client=500 server=700": "2516 9cbca03431a82496",
  "nagle on": "1956 dfd52fac67eb37ad",
  "profile linux": "1672 e4613864e9a31ecb",
  "profile server=linux": "1661 35904dfacd3e6561",
  "quiet-time on": "1956 afab488fd64eeff1",
  "receives client=on\nwindow client=2000\nat 2s client receive 50\nat 3s client receive":
    "1488 33dd01904a1a88d9",
  "reorder 1, 4, 6": "1658 ca120a2d2e5c5497",
  "replay 1 at 500ms\nreplay 3 at 9s": "2517 a1e6c9a3fbb0b08b",
  "rto 200ms": "2250 8e01c3f63a90448e",
  "sack on": "1956 3254db157c097280",
  "sack on\ndrop 2, 4, 7": "1870 b4d8af899893339d",
  "syn-cookies on\nsyn-queue full": "1952 cca69f06c814af89",
  "syn-queue server=full": "1432 24d8194bf85b7d0b",
  "time-wait-reuse on": "1973 d2446cedc15d5a72",
  "timestamps on": "1956 7e69d7e8ffb6d580",
  "timestamps on\nreplay 4 at 800ms": "2180 878d2d6710d2c9fc",
  "window client=600": "1572 71d93b95f2188d62",
  "window-scale client=3 server=0": "1956 3254db157c097280",
};

test.each(MUTANT_IDS)("every sentence about the scenario of %s is as pinned", (id) => {
  const { scenario } = MUTANTS[id];
  expect(rowOf([play(scenario, null), play(scenario, id)])).toBe(BY_MUTANT[id]);
});

test.each(["", ...HOST_LINES, ...FAULT_LINES])("every sentence with %j is as pinned", (line) => {
  expect(rowOf(conversationsWith(line).map((text) => play(text, null)))).toBe(BY_LINE[line]);
});
