import { expect, test } from "vitest";
import type { CountClaim, RepeatClaim, StateClaim, TakesClaim, UntilClaim } from "./claim.ts";
import { judgeClaim } from "./judge.ts";
import { type Context, emptyContext } from "./numbering.ts";

const REACH = {
  phase: "close",
  isDenied: false,
  isAlways: false,
  isExclusive: false,
  isSimultaneous: false,
} as const;

const CLIENT_FIRST: Context = { ...emptyContext(), closer: "client" };

function repeat(parts: Partial<RepeatClaim>): RepeatClaim {
  const claim = { kind: "repeat", who: null, flags: ["FIN"], lost: null } as const;
  return { ...REACH, ...claim, isTimed: false, state: null, ...parts };
}

test.each<readonly [string, Partial<RepeatClaim>, string | undefined]>([
  ["the server repeats its FIN when the last ACK is lost", { who: "server", lost: 4 }, "right"],
  // By custom the client closes first: of the other order it is true.
  ["the server repeats the first FIN", { who: "server", lost: 1 }, "imprecise"],
  ["the client repeats the first FIN", { who: "client", lost: 1 }, "right"],
  ["a pure ACK is repeated by a timer", { flags: ["ACK"], isTimed: true }, "wrong"],
  ["an ACK may be sent again", { flags: ["ACK"] }, undefined],
  ["every lost segment is repeated", { flags: [], isTimed: true, isAlways: true }, "imprecise"],
  ["a FIN is repeated in TIME-WAIT", { who: "active", state: "TIME-WAIT" }, "wrong"],
  ["a FIN is repeated in LAST-ACK", { who: "passive", state: "LAST-ACK" }, "right"],
])("%s: %j is %s", (_, parts, verdict) => {
  expect(judgeClaim(repeat(parts), emptyContext())?.verdict).toBe(verdict);
});

function until(parts: Partial<UntilClaim>): UntilClaim {
  const claim = { kind: "until", who: "active", of: "active", flags: ["FIN"] } as const;
  return { ...REACH, ...claim, isLast: false, ...parts };
}

test.each<readonly [string, Partial<UntilClaim>, string | undefined]>([
  ["the active closer may send until its own FIN", {}, "right"],
  ["the passive closer may send until its own FIN", { who: "passive", of: "passive" }, "right"],
  ["the active closer may send until the other FIN", { of: "passive" }, "wrong"],
  ["until the last ACK", { of: null, flags: ["ACK"], isLast: true }, "wrong"],
  // It may go on for longer than that.
  ["the passive closer until the first FIN", { who: "passive", of: "active" }, undefined],
])("%s is %s", (_, parts, verdict) => {
  expect(judgeClaim(until(parts), CLIENT_FIRST)?.verdict).toBe(verdict);
});

test.each<readonly [TakesClaim["what"], number, string]>([
  ["every", 1, "imprecise"],
  ["every", 0, "imprecise"],
  ["every", 2, "wrong"],
  ["ACK", 1, "wrong"],
])("that %s takes %d numbers is %s", (what, count, verdict) => {
  const claim: TakesClaim = { ...REACH, kind: "takes", what, count };
  expect(judgeClaim(claim, emptyContext())?.verdict).toBe(verdict);
});

test("where both ends close at one time there are four segments, and never three", () => {
  const claim: CountClaim = { ...REACH, kind: "count", count: 4, isSimultaneous: true };
  expect(judgeClaim(claim, emptyContext())?.verdict).toBe("right");
  expect(judgeClaim({ ...claim, count: 3 }, emptyContext())?.verdict).toBe("wrong");
  expect(judgeClaim({ ...claim, phase: "open" }, emptyContext())).toBe(null);
});

function state(parts: Partial<StateClaim>): StateClaim {
  const when = { verb: "receives", flags: ["RST"], answers: null } as const;
  const claim = { kind: "state", who: "client", state: "TIME-WAIT", when, whenWho: null } as const;
  const shared = { side: "after", isFinal: false, isLeft: false, isAround: false } as const;
  return { ...REACH, ...claim, ...shared, lost: null, ...parts };
}

test("a RST leads to CLOSED whichever end it comes to, and never to TIME-WAIT", () => {
  expect(judgeClaim(state({}), emptyContext())?.verdict).toBe("wrong");
  expect(judgeClaim(state({ isDenied: true }), emptyContext())?.verdict).toBe("right");
  expect(judgeClaim(state({ state: "CLOSED" }), emptyContext())?.verdict).toBe("right");
});

test("CLOSING is where a FIN comes before the ACK of one's own", () => {
  const when = { verb: "receives", flags: ["FIN"], answers: null } as const;
  const claim = state({ who: null, state: "CLOSING", when });
  expect(judgeClaim(claim, emptyContext())?.verdict).toBe("right");
  expect(judgeClaim({ ...claim, who: "active" }, CLIENT_FIRST)?.verdict).toBe("wrong");
});

test("what holds only where both close at one time is not said of one end", () => {
  const shared = { ...REACH, from: "FIN-WAIT-1", to: "CLOSING", when: null } as const;
  const claim = { ...shared, kind: "transition", who: "active", isDirect: true } as const;
  expect(judgeClaim(claim, emptyContext())?.verdict).toBe("imprecise");
  expect(judgeClaim({ ...claim, isSimultaneous: true }, emptyContext())?.verdict).toBe("right");
  const awaits = { ...REACH, kind: "awaits", who: null, state: "FIN-WAIT-1" } as const;
  expect(judgeClaim({ ...awaits, flags: ["ACK"] }, emptyContext())?.verdict).toBe("right");
  expect(judgeClaim({ ...awaits, flags: ["FIN"] }, emptyContext())?.verdict).toBe("imprecise");
});
