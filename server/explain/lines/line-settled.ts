import "server-only";
import type { NumberSaid, Subject } from "#oracle/claims/claim.ts";
import type { Flag } from "#oracle/index.ts";
import type { Span } from "../words/token.ts";
import type { Entry, Reader } from "./line-entries.ts";
import type { Item } from "./line-items.ts";

/** The entry as read; null where its numbers or its states belong to nobody. */
export function settled(reader: Reader, before: Subject): Entry | null {
  const { flags, numbers, bare, from } = reader;
  const said = [...numbers, ...(flags === null ? [] : named(bare, flags.flags, numbers))];
  if (flags === null && (numbers.length > 0 || bare.length > 0)) return null;
  if (said.length < numbers.length + bare.length) return null;
  const fields = said.map(({ said: { field } }) => field);
  if (new Set(fields).size < fields.length) return null;
  const stood = reader.stood.map((one) => ({ ...one, who: one.who ?? from ?? before }));
  if (stood.some(({ who }) => who === null)) return null;
  const sent = flags === null ? null : { ...flags, ...toldAt(reader), who: from, numbers: said };
  return { sent, stood };
}

function isState({ kind }: Item): boolean {
  return kind === "state";
}

/** From the end that stands in front of the flags, to the arrow behind them. */
function toldAt({ items, flags, from }: Reader): Span {
  const start = flags?.start ?? 0;
  const end = flags?.end ?? 0;
  const at = items.findIndex((item) => item.kind === "flags" && item.start === start);
  const first = items.slice(0, at).findLast(({ kind }) => kind === "end");
  const lead = first === undefined ? undefined : items[items.indexOf(first) - 2];
  // "C -> S: SYN" begins with its first end.
  const head = lead?.kind === "end" ? lead : (first ?? { start });
  const arrow = items[at + 1]?.kind === "to" ? items[at + 2] : undefined;
  const isAcross = arrow?.kind === "end" && items[at + 3]?.kind !== "state";
  // "s ESTABLISHED, sends SYN": the state is another matter.
  const isApart = first !== undefined && items.slice(items.indexOf(first), at).some(isState);
  return {
    start: from === null || first === undefined || isApart ? start : Math.min(start, head.start),
    end: isAcross ? Math.max(end, arrow.end) : end,
  };
}

/** Which number a bare one is: a SYN or a FIN has its own, a pure ACK acknowledges. */
function named(
  bare: Reader["bare"],
  flags: readonly Flag[],
  said: readonly { readonly said: NumberSaid }[],
): (Span & { readonly said: NumberSaid })[] {
  const taken = said.map(({ said: { field } }) => field);
  const order: ("seq" | "ack")[] =
    flags.join() === "ACK" && bare.length === 1 ? ["ack", "seq"] : ["seq", "ack"];
  const free = order.filter((field) => !taken.includes(field));
  return bare.flatMap(({ is, start, end, field: given }, index) => {
    const field = given ?? free[index];
    const isOfNone = field === "ack" && !flags.includes("ACK") && flags.join() !== "FIN";
    return field === undefined || isOfNone ? [] : [{ said: { field, is }, start, end }];
  });
}
