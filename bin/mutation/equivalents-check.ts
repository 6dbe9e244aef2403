import type { Equivalent } from "./equivalent.ts";

const ONLY_TYPES = "it cannot be missing there; only the compiler asks";
const MEMORY = "saves memory; no report says so";
const WORK = "saves a copy that would say the same";
const PAIR = "the number of a FIN and its row are set and taken back together";
const HASH = "any other hash tells the octets of two segments apart as well";

const KEY =
  String.raw`const key = from < to ? \`\${from} \${to}\` : \`\${to} \${from}\`;`.replaceAll(
    "\\",
    "",
  );

type Row = readonly [file: string, code: string, because: string, change?: string];

/** Of the checker: file, line of code, why no test can tell, and the change if not all of the line. */
const ROWS: readonly Row[] = [
  ["backlog", "if (last === null) return null;", ONLY_TYPES, "last === null → false"],
  [
    "backlog",
    "if (row !== undefined && isOwnData(row, view)) return i;",
    ONLY_TYPES,
    "row !== undefined → true",
  ],
  [
    "backlog",
    "if (row === undefined || cause === undefined || earlier === null) return at;",
    "before the first row there is no earlier data, so the last question says the same",
    "row === undefined → false",
  ],
  [
    "backlog",
    "if (row === undefined || cause === undefined || earlier === null) return at;",
    "before the first row there is no earlier data, so the last question says the same",
    "cause === undefined → false",
  ],
  [
    "backlog",
    "if (row === undefined || cause === undefined || earlier === null) return at;",
    "before the first row there is no earlier data, so the last question says the same",
    "row === undefined || cause === undefined → false",
  ],
  ["checker", "tuples.clear();", MEMORY],
  ["checker", "tuple.life = NO_LIFE;", MEMORY],
  [
    "checker",
    KEY,
    "one order of the two is as good as the other, as long as it is always the same",
    "< → <=",
  ],
  [
    "checker",
    KEY,
    "one order of the two is as good as the other, as long as it is always the same",
    "< → >=",
  ],
  ["connection-report", "if (known === undefined) FLAG_SETS.set(made.join(), made);", MEMORY],
  ["connection-report", "return known ?? made;", MEMORY],
  ["state-set", "if (known !== undefined) return known;", MEMORY, "known !== undefined → false"],
  ["state-set", "sets.set(key, made);", MEMORY],
  ["state-set", "pairs.set(key, made);", MEMORY],
  [
    "hypothesis",
    "return cost === 0 ? h : { ...h, cost: h.cost + cost };",
    WORK,
    "cost === 0 → false",
  ],
  ["stories", "if (count === 0) return h;", WORK, "count === 0 → false"],
  [
    "stories",
    "if (h.cost > start.cost) return null;",
    "asked once more at the end: here it saves the rest of the rows",
    "h.cost > start.cost → false",
  ],
  [
    "stories",
    "const known = after === before ? h : again(h, before, after, i);",
    WORK,
    "after === before → false",
  ],
  ["stories", "if (start === undefined) return null;", ONLY_TYPES, "start === undefined → false"],
  [
    "stories",
    "if (next.length !== 1 || next[0] === undefined) return null;",
    ONLY_TYPES,
    "next[0] === undefined → false",
  ],
  [
    "judge-order",
    "if (row.seq === next && (acked === null || !lessThan(ack, acked))) return false;",
    "at SND.NXT, and acknowledging no less, none of the four checks behind it can fail",
    "row.seq === next && (acked === null || !lessThan(ack, acked)) → false",
  ],
  [
    "judge-order",
    "if (row.seq === next && (acked === null || !lessThan(ack, acked))) return false;",
    "at SND.NXT, and acknowledging no less, none of the four checks behind it can fail",
    "row.seq === next → false",
  ],
  [
    "judge-order",
    "if (row.seq === next && (acked === null || !lessThan(ack, acked))) return false;",
    "at SND.NXT, and acknowledging no less, none of the four checks behind it can fail",
    "(acked === null || !lessThan(ack, acked)) → false",
  ],
  [
    "judge-order",
    "if (row.seq === next && (acked === null || !lessThan(ack, acked))) return false;",
    "at SND.NXT, and acknowledging no less, none of the four checks behind it can fail",
    "acked === null → false",
  ],
  [
    "judge-order",
    "if (row.seq === next && (acked === null || !lessThan(ack, acked))) return false;",
    "at SND.NXT, and acknowledging no less, none of the four checks behind it can fail",
    "!lessThan(ack, acked) → false",
  ],
  [
    "judge-text",
    "if (fin === null || finRow === null) return finTooLow(life, row, sender);",
    PAIR,
    "finRow === null → false",
  ],
  [
    "judge-text",
    "if (fin === null || finRow === null) return finTooLow(life, row, sender);",
    PAIR,
    "|| → &&",
  ],
  [
    "settle",
    "if (stand === null || fin === null || finRow === null) return;",
    PAIR,
    "finRow === null → false",
  ],
  ["judge-text", "if (sender.next === null) return;", "only what lies ahead of SND.NXT comes here"],
  [
    "judge-text",
    "return isNew && peer.next !== null && distance(peer.next, ack) < ELSEWHERE;",
    ONLY_TYPES,
    "peer.next !== null → true",
  ],
  [
    "judge-text",
    "} else if (row.ack !== null && sender.acked !== null && lessThan(row.ack, sender.acked)) {",
    "text without an ACK has been refused before",
    "row.ack !== null → true",
  ],
  [
    "judge-text",
    "if (fin === null || row.stamp === null) return false;",
    ONLY_TYPES,
    "fin === null → false",
  ],
  ["settle", "if (jump === null) return;", ONLY_TYPES, "jump === null → false"],
  ["settle", "if (jump === null) return;", ONLY_TYPES, "return; → ;"],
  [
    "settle",
    'if (stand !== null) life.accuse(stand.row, "check-number-taken", stand.because);',
    ONLY_TYPES,
    "stand !== null → true",
  ],
  [
    "receive",
    "if (row.ack === null) return h;",
    "what has no ACK is dropped before",
    "row.ack === null → false",
  ],
  [
    "row",
    'if ((this.bits & LATER.equal) === 0) return "no";',
    "nobody asks for this word, and the compiler refuses another",
    '"no" → ""',
  ],
  ["row", "this.signedAck = (segment.ack ?? 0) | 0;", "not read where there is no ACK", "0 → 1"],
  ["row", "let hash = 0x811c9dc5 | 0;", HASH, "0x811c9dc5 → 2166136262"],
  ["row", "let hash = 0x811c9dc5 | 0;", HASH, "0 → 1"],
  ["row", "let hash = 0x811c9dc5 | 0;", HASH, "| → &"],
  [
    "row",
    "hash = Math.imul(hash ^ payload.charCodeAt(i), 0x01000193);",
    HASH,
    "0x01000193 → 16777620",
  ],
  ["row", "for (let i = 0; i < payload.length; i += 1) {", HASH, "< → <="],
  ["row", "if (payload === null) return 0;", HASH, "0 → 1"],
  [
    "row-states",
    "for (let n = 0; n < view.rows.length; n += 1) {",
    "one set more than there are rows, which nobody reads",
    "< → <=",
  ],
  [
    "row-states",
    "if (mark === undefined || !onItsWay(mark, n, view)) break;",
    ONLY_TYPES,
    "mark === undefined → false",
  ],
  [
    "row-states",
    "if (row === undefined || next === undefined || row.from === view.me) return false;",
    ONLY_TYPES,
    "row === undefined → false",
  ],
  [
    "row-states",
    "if (view.rtt === null || view.rtt < 1) return false;",
    "null < 1, so that the second question says the same",
    "view.rtt === null → false",
  ],
  [
    "sender",
    "if (old === undefined || old.seq !== row.seq || old.len !== row.len) continue;",
    ONLY_TYPES,
    "old === undefined → false",
  ],
  [
    "sender",
    "const isForgotten = this.sent.length >= KEPT && oldest !== undefined;",
    ONLY_TYPES,
    "oldest !== undefined → true",
  ],
];

export const CHECK_EQUIVALENTS: readonly Equivalent[] = ROWS.map(
  ([file, code, because, change]) => ({
    file: `oracle/check/${file}.ts`,
    code,
    because,
    ...(change === undefined ? {} : { change }),
  }),
);
