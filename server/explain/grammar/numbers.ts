import "server-only";
import type { NumberSaid, Phase } from "#oracle/claims/claim.ts";
import type { Expression } from "#oracle/claims/numbering.ts";

type Base = Expression["base"];

const OWNERS = ["client", "server", "active", "passive", "own", "other"] as const;
const OF_END = /^(seq|ack)=(isn|seq|ack):([a-z]+)((?:\+\d+)*)$/;
const OF_SEGMENT = /^(seq|ack)=(seq|ack)@(SYN,ACK|SYN|ACK|FIN|FIN,ACK|#[1-4])((?:\+\d+)*)$/;

/**
 * What a number is said to be by the name of another one: `ack=isn:client+1`, `ack=seq:other+1`
 * (of the last segment of that end), `seq=ack@SYN,ACK` (of that segment). Null where it is written
 * in letters or figures; none where no such number exists.
 */
export function numberNamed(word: string, phase: Phase): NumberSaid[] | null {
  const ofEnd = OF_END.exec(word);
  const ofSegment = ofEnd === null ? OF_SEGMENT.exec(word) : null;
  const [, field, kind, of, plus] = ofEnd ?? ofSegment ?? [];
  if (kind === undefined || of === undefined) return /[:@]/.test(word) ? [] : null;
  const found = ofEnd === null ? segmentBase(kind, of, phase) : endBase(kind, of);
  if (found === null) return [];
  const amounts = (plus ?? "").split("+").map(Number);
  const is = { base: found.base, plus: amounts.reduce((sum, one) => sum + one, found.plus) };
  return [{ field: field === "seq" ? "seq" : "ack", is }];
}

function endBase(kind: string, of: string): Expression | null {
  const owner = OWNERS.find((one) => one === of);
  if (owner === undefined) return null;
  if (kind === "isn") return { base: { kind: "isn", of: owner }, plus: 0 };
  return { base: { kind: "last", field: kind === "seq" ? "seq" : "ack", of: owner }, plus: 0 };
}

/** The numbers of the handshake are known by their ISNs; in a close it is the last segment's. */
function segmentBase(kind: string, of: string, phase: Phase): Expression | null {
  const isSeq = kind === "seq";
  if (phase === "close" || of.startsWith("FIN")) return endBase(kind, "other");
  const isn = (end: "client" | "server", plus: number): Expression => {
    const base: Base = { kind: "isn", of: end };
    return { base, plus };
  };
  if (of === "SYN" || of === "#1") return isSeq ? isn("client", 0) : null;
  if (of === "SYN,ACK" || of === "#2") return isSeq ? isn("server", 0) : isn("client", 1);
  if (of === "ACK" || of === "#3") return isSeq ? isn("client", 1) : isn("server", 1);
  return null;
}
