import "server-only";
import type { Claim, NumberSaid, Phase, Subject, TakesClaim } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Clause } from "../clauses/clauses.ts";
import { has, negations, reachOf } from "../clauses/reach.ts";
import { subjectOf } from "../clauses/subject.ts";
import type { Fact, Memory } from "../memory.ts";
import { means, type Piece } from "../words/token.ts";
import { isElided, isIfData, isOfDataOnly, isShort } from "./takes-said.ts";

/** What takes how many of the sequence numbers: "a SYN takes one", "neither SYN nor ACK takes any". */
export function takesFacts(clause: Clause, memory: Memory, phase: Phase): Fact[] {
  const { pieces } = clause;
  const verbAt = pieces.findIndex((piece) => means(piece, "takes"));
  const isNumber = pieces.some((piece) => means(piece, "seqno", "field.seq"));
  // ACK 也占: of what, the clause before it says.
  const isLast =
    verbAt === pieces.length - 1 &&
    pieces.length < 7 &&
    pieces.slice(0, 2).some(({ kind }) => kind === "segment") &&
    has(clause, "also", "not", "even", "pure") &&
    /[占耗吃用](?:一个|1 ?个)?$/.test(clause.text);
  if (isElided(clause, memory)) return elided(clause, memory, phase);
  const isOther =
    has(clause, "field.isn", "random") ||
    (has(clause, "octet") && isNumber && !has(clause, "like"));
  const isCounted = isNumber || isLast || isShort(clause, memory, verbAt);
  if (verbAt < 0 || !isCounted || isOther || isIfData(clause)) return [];
  // 如果 FIN 不占序号: supposed, and not said.
  const condition = pieces.findIndex((piece) => means(piece, "if", "suppose"));
  if (condition >= 0 && condition < verbAt && !has(clause, "even")) return [];
  const object = pieces.slice(verbAt).find(({ kind }) => kind === "number");
  const count = object?.kind === "number" ? object.value : 1;
  const reach = reachOf(clause, memory, phase);
  if (isOfDataOnly(pieces.slice(0, verbAt)) && !pieces.some(({ kind }) => kind === "segment"))
    return [ofData(clause, memory, phase)];
  // "takes no number" denies that it takes one.
  const isDenied = count === 0 ? false : isTurned(clause);
  return takersIn(clause, memory).map((what) => ({
    claim: { kind: "takes", ...reach, isAlways: false, isDenied, what, count },
    start: clause.start,
    end: clause.end,
  }));
}

/** "Only data takes sequence numbers": so the SYN, or the FIN, takes none. */
function ofData(clause: Clause, memory: Memory, phase: Phase): Fact {
  const reach = { ...reachOf(clause, memory, phase), isAlways: false, isDenied: true };
  const what = phase === "open" ? "SYN" : "FIN";
  const { start, end } = clause;
  return { claim: { kind: "takes", ...reach, what, count: 1 }, start, end };
}

function elided(clause: Clause, memory: Memory, phase: Phase): Fact[] {
  const reach = { ...reachOf(clause, memory, phase), isAlways: false, isDenied: true };
  const { start, end } = clause;
  return takersIn(clause, memory).map((what) => ({
    claim: { kind: "takes", ...reach, what, count: 1 },
    start,
    end,
  }));
}

/** "without data" and "carries no data" deny the data, not the number. */
function isTurned({ pieces }: Clause): boolean {
  const said = pieces.filter(
    (piece, at) =>
      negations([piece]) === 1 &&
      !(means(pieces[at + 1], "data", "octet", "number") && !means(pieces[at + 1], "seqno")) &&
      // "if it carries none"
      !(pieces[at + 1] !== undefined && means(pieces[at - 1], "carry", "with")) &&
      // "neither ... nor ..." denies once.
      !(means(piece, "not") && !means(piece, "neither") && isBehindNeither(pieces, at)) &&
      // 不携带数据
      !(means(pieces[at + 1], "carry", "with") && means(pieces[at + 2], "data", "octet")),
  );
  return said.length % 2 === 1;
}

function isBehindNeither(pieces: readonly Piece[], at: number): boolean {
  return pieces.slice(0, at).some((piece) => means(piece, "neither"));
}

type Taker = TakesClaim["what"];

function isTaker(flag: string): flag is Exclude<Taker, "every"> {
  return flag === "SYN" || flag === "FIN" || flag === "ACK" || flag === "RST";
}

/** The flags that a clause speaks of, each by itself where it says so. */
function takersIn(clause: Clause, memory: Memory): readonly Taker[] {
  const { pieces } = clause;
  const segments = pieces.flatMap((piece, at) =>
    piece.kind === "segment" && !means(pieces[at - 1], "like") && !isAcked(pieces, at)
      ? [piece]
      : [],
  );
  const flags = [...new Set(segments.flatMap((piece) => [...piece.flags]))].filter(isTaker);
  // "increments its number by 76": so much only data takes.
  const isMuch = pieces.some((piece) => piece.kind === "number" && piece.value > 2);
  if (segments.length === 0 && isOfEvery(clause)) return ["every"];
  if (segments.length === 0) return isMuch ? [] : recalled(clause, memory);
  const isList = segments.some((piece) => isListed(clause, piece));
  if (flags.length === 1 || isList || has(clause, "each", "strictly-always")) return flags;
  if (segments.length > 1) return has(clause, "not", "always") ? flags : [];
  return flags.includes("SYN") ? ["SYN"] : flags.includes("FIN") ? ["FIN"] : [];
}

/** "the ACK of the FIN", "the FIN's ACK": two segments side by side, and only the ACK is meant. */
function isAcked(pieces: readonly Piece[], at: number): boolean {
  const isAck = (piece: Piece | undefined): boolean =>
    piece?.kind === "segment" && piece.flags.join() === "ACK";
  return !isAck(pieces[at]) && (isAck(pieces[at - 1]) || isAck(pieces[at + 1]));
}

/** "each of the three segments", 四个报文各占一个: whatever their flags. */
function isOfEvery({ pieces }: Clause): boolean {
  const isEach = pieces.some((piece) => means(piece, "each", "always", "any-of", "nobody", "not"));
  const at = pieces.findIndex((piece) =>
    means(piece, "segment", "three-ways", "four-ways", "any-of"),
  );
  const isOne = pieces.some((piece) =>
    means(piece, "first", "second", "third", "fourth", "last", "it", "this", "step"),
  );
  return isEach && at >= 0 && !isOne;
}

/** "SYN, ACK and FIN", "SYN 和 ACK": more than the flags of one segment, as in "SYN-ACK". */
function isListed({ text, start }: Clause, piece: Piece): boolean {
  const said = text.slice(piece.start - start, piece.end - start);
  const count = piece.kind === "segment" ? piece.flags.length : 0;
  return /[,，、\u4e00-\u9fff]/.test(said) || (said.match(/[a-z]+/gi) ?? []).length > count;
}

/** "it takes one": the segment that was spoken of last. */
function recalled({ pieces }: Clause, { topic, sent }: Memory): readonly Taker[] {
  if (pieces.some((piece) => means(piece, "third"))) return ["ACK"];
  const last = topic ?? sent?.flags ?? [];
  const [flag] = last;
  return last.length === 1 && flag !== undefined && isTaker(flag) ? [flag] : [];
}

/** "the first data byte is numbered 101", "the first byte is x+1" */
export function firstDataFacts(clause: Clause, memory: Memory, phase: Phase): Fact[] {
  const { pieces } = clause;
  const isFirst = has(clause, "data", "octet") && has(clause, "first");
  if (phase !== "open" || !(isFirst || has(clause, "data-starts"))) return [];
  const said = numberSaid(clause);
  if (said === null) return [];
  const who =
    pieces.map((piece) => subjectOf(piece, memory.subject)).find((one) => one !== undefined) ??
    (has(clause, "it") ? memory.subject : null) ??
    "client";
  const happening = { verb: "sends", flags: ["ACK"], answers: null } as const;
  const claim: Claim = {
    kind: "event",
    ...reachOf(clause, memory, phase),
    who,
    happening,
    step: null,
    numbers: [said],
    isPure: false,
  };
  return [{ claim, start: clause.start, end: clause.end }];
}

/** The number that the first byte is said to have; a letter may have something added to it. */
function numberSaid({ pieces, text, start }: Clause): NumberSaid | null {
  const piece = pieces.findLast(({ kind }) => kind === "said");
  if (piece?.kind === "said") return piece.said.field === "seq" ? piece.said : null;
  const letter = pieces.findLastIndex(
    (one) =>
      one.kind === "other" && /^[a-z]$/i.test(text.slice(one.start - start, one.end - start)),
  );
  const base = pieces[letter];
  if (base !== undefined) {
    const name = text.slice(base.start - start, base.end - start).toLowerCase();
    return { field: "seq", is: { base: { kind: "letter", name }, plus: added(pieces, letter) } };
  }
  const number = pieces.findLast(({ kind }) => kind === "number");
  if (number?.kind !== "number" || number.value < 2) return null;
  return { field: "seq", is: { base: { kind: "figure" }, plus: number.value } };
}

function added(pieces: readonly Piece[], at: number): number {
  const [sign, amount] = [pieces[at + 1], pieces[at + 2]];
  if (means(sign, "plus-one")) return 1;
  return means(sign, "mark.plus") && amount?.kind === "number" ? amount.value : 0;
}

/** "the client's ISN is 100": what the SYN of that end says. */
export function isnFacts(clause: Clause, memory: Memory, phase: Phase): Fact[] {
  const { pieces } = clause;
  if (phase !== "open" || !pieces.some((piece) => piece.kind === "said" && piece.isIsn)) return [];
  const piece = pieces.find((one) => one.kind === "said" && one.isIsn);
  const who: Subject =
    pieces.map((one) => subjectOf(one, memory.subject)).find((one) => one !== undefined) ?? null;
  if (piece?.kind !== "said" || (who !== "client" && who !== "server")) return [];
  if (pieces.some(({ kind }) => kind === "segment") || has(clause, "not", "same")) return [];
  const numbers = pieces.flatMap((one) => (one.kind === "said" ? [one.said] : []));
  const flags = who === "client" ? (["SYN"] as const) : (["SYN", "ACK"] as const);
  const happening = { verb: "sends", flags, answers: null } as const;
  const claim: Claim = {
    kind: "event",
    ...reachOf(clause, memory, phase),
    who,
    happening,
    step: null,
    numbers: who === "server" ? numbers : [piece.said],
    isPure: false,
  };
  return [{ claim, start: clause.start, end: clause.end }];
}

/** "the ACK of a FIN with seq=u is ack=u", 对 seq=u 的 FIN，确认号是 u */
export function answeredFacts(clause: Clause, memory: Memory, phase: Phase): Fact[] {
  const { pieces } = clause;
  const segments = pieces.flatMap((piece) => (piece.kind === "segment" ? [piece.flags] : []));
  const answered = segments.find((flags) => flags.join() === "FIN" || flags.join() === "SYN");
  const numbers = pieces.flatMap((piece) => (piece.kind === "said" ? [piece.said] : []));
  const [seq, ack] = ["seq", "ack"].map((field) => numbers.find((one) => one.field === field));
  const [only] = segments;
  if (seq === undefined && ack !== undefined && segments.length === 1 && only !== undefined)
    return ackedFacts(clause, memory, phase, only, ack);
  if (answered === undefined || seq === undefined || ack === undefined || numbers.length > 2)
    return [];
  const isAnswer =
    has(clause, "ack-of", "verb.ack") ||
    means(pieces[0], "to") ||
    segments.some((flags) => flags.join() === "ACK");
  if (!isAnswer || segments.length > 2 || has(clause, "end.client", "end.server")) return [];
  const shared = {
    kind: "event",
    ...reachOf(clause, memory, phase),
    who: null,
    step: null,
    isPure: false,
  } as const;
  const reply = answered.includes("SYN") ? (["SYN", "ACK"] as const) : (["ACK"] as const);
  const asked: Claim = {
    ...shared,
    isDenied: false,
    happening: { verb: "sends", flags: answered, answers: null },
    numbers: [seq],
  };
  const said: Claim = {
    ...shared,
    happening: { verb: "sends", flags: reply, answers: answered },
    numbers: [ack],
  };
  return [asked, said].map((claim) => ({ claim, start: clause.start, end: clause.end }));
}

/** "the SYN-ACK is acknowledged with ack=y+1" */
function ackedFacts(
  clause: Clause,
  memory: Memory,
  phase: Phase,
  answers: readonly Flag[],
  ack: NumberSaid,
): Fact[] {
  const { pieces } = clause;
  const at = pieces.findIndex((piece) => piece.kind === "segment");
  const [next, second] = [pieces[at + 1], pieces[at + 2]];
  const isPassive = means(next, "acked") || (means(next, "verb.be") && means(second, "verb.ack"));
  const isKnown = ["SYN", "SYN,ACK", "FIN"].includes(answers.join());
  if (!isPassive || !isKnown) return [];
  const flags = answers.join() === "SYN" ? (["SYN", "ACK"] as const) : (["ACK"] as const);
  const claim: Claim = {
    kind: "event",
    ...reachOf(clause, memory, phase),
    who: null,
    happening: { verb: "sends", flags, answers },
    step: null,
    numbers: [ack],
    isPure: false,
  };
  return [{ claim, start: clause.start, end: clause.end }];
}
