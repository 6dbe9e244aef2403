import "server-only";
import type { Phase, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { subjectOf } from "../clauses/subject.ts";
import { otherThan } from "../memory.ts";
import { means } from "../words/token.ts";
import { action, type Reading } from "./reading.ts";

/** "when the SYN arrives", "once that reaches it": the other end receives what was spoken of. */
export function arrived(reading: Reading, at: number): void {
  const last = reading.found.at(-1);
  const { sent } = reading.memory;
  const segment = reading.pieces
    .slice(0, at)
    .findLast((piece) => piece.kind === "segment" || means(piece, "noun.ack"));
  const isPlaced =
    segment === undefined && reading.step !== null && reading.memory.phase === "open";
  const flags =
    segment !== undefined
      ? segment.kind === "segment"
        ? segment.flags
        : acknowledgmentTo(reading)
      : isPlaced
        ? placed("open", reading.step ?? 1).flags
        : sent?.flags;
  if (flags === undefined) return;
  const sender = ownerBehind(reading, at);
  const from =
    last?.who ??
    sender ??
    (segment === undefined && !isPlaced ? (sent?.from ?? null) : ownerNow(reading, flags));
  // "The server enters CLOSE-WAIT when the FIN arrives": it comes to whom the clause speaks of.
  const isTold = reading.isNamed && reading.owner === null && last === undefined && sender === null;
  const teller = isTold && reading.memory.phase === "close" ? reading.subject : null;
  const target = subjectOf(reading.pieces[at + 1], from);
  // "sits there until the ACK shows up": it comes to the end that is spoken of.
  const to = target ?? teller ?? otherThan(from) ?? reading.subject;
  if (to === null) return;
  reading.found.push(action(reading, to, "receives", flags, at, false));
}

/** "until the acknowledgment is there": to the client of a handshake it comes with the SYN. */
function acknowledgmentTo({ memory, subject }: Reading): readonly Flag[] {
  const isClient = subject === "client" || subject === "active";
  return memory.phase === "open" && isClient ? ["SYN", "ACK"] : ["ACK"];
}

/** The segment that a place in the exchange stands for, as it is usually told. */
export function placed(
  phase: Phase,
  step: number,
): { readonly who: Subject; readonly flags: readonly Flag[] } {
  if (phase === "open") {
    const flags: readonly Flag[] = step === 1 ? ["SYN"] : step === 2 ? ["SYN", "ACK"] : ["ACK"];
    return { who: step === 2 ? "server" : "client", flags };
  }
  const who = step === 1 || step === 4 ? "active" : "passive";
  return { who, flags: step % 2 === 1 ? ["FIN"] : ["ACK"] };
}

/** 第一个包丢了: no flag says what was lost, its place does. */
export function isLostByPlace({ pieces }: Pick<Clause, "pieces">): boolean {
  const says = (...concepts: readonly string[]): boolean =>
    pieces.some((piece) => means(piece, ...concepts));
  return says("lose") && says("first", "second", "third", "fourth");
}

/** "the FIN of the server arrives": from there, and not there. */
function ownerBehind({ pieces, memory }: Reading, at: number): Subject {
  const [segment, of, end] = pieces.slice(Math.max(0, at - 3), at);
  if (at < 3 || segment?.kind !== "segment" || !means(of, "of", "from")) return null;
  return subjectOf(end, memory.subject) ?? null;
}

function ownerNow({ owner, memory }: Reading, flags: readonly Flag[]): Subject {
  if (owner !== null) return owner;
  const said = flags.join();
  if (memory.sent !== null && memory.sent.flags.join() === said) return memory.sent.from;
  if (memory.phase === "close") return null;
  return said === "SYN" || said === "ACK" ? "client" : said === "SYN,ACK" ? "server" : null;
}
