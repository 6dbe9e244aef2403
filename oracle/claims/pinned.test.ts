import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { STATES } from "../machine/connection.ts";
import type { Flag } from "../machine/segment.ts";
import type { AftermathClaim, Claim, Happening, Subject } from "./claim.ts";
import { judgeClaim } from "./judge.ts";
import { type Expression, emptyContext } from "./numbering.ts";
import { STATEMENTS, statementNamed } from "./statements.ts";

/**
 * What is said of thousands of claims, pinned: a change of any verdict, rule, reason or run shows
 * here. The rows say what the code does, not that it is right: read what moves before taking a new
 * row.
 */

const CLAIMS_A_KIND = 1500;

/** One of a list, the same for the same draw (a linear congruential generator). */
function drawer(seed: number): <const T>(list: readonly [T, ...T[]]) => T {
  let state = seed;
  return ([first, ...rest]) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const at = Math.floor((state / 2 ** 32) * (rest.length + 1));
    return at === 0 ? first : (rest[at - 1] ?? first);
  };
}

type Draw = ReturnType<typeof drawer>;

const WHO = ["client", "server", "active", "passive", "both", null] as const;
const FLAG_SETS: readonly [readonly Flag[], ...(readonly Flag[])[]] = [
  ["SYN"],
  ["SYN", "ACK"],
  ["ACK"],
  ["FIN"],
  ["FIN", "ACK"],
  ["RST"],
];
const FLAGS = ["SYN", "ACK", "FIN", "RST"] as const;
const [CLOSED, ...OTHERS] = STATES;
const YES_NO = [false, true] as const;
/** Most claims are plain. */
const SELDOM = [false, false, false, false, true] as const;

const who = (draw: Draw): Subject => draw(WHO);
const state = (draw: Draw) => draw([CLOSED ?? "CLOSED", ...OTHERS]);

function happening(draw: Draw): Happening {
  return {
    verb: draw(["sends", "receives"]),
    flags: draw(FLAG_SETS),
    answers: draw([null, null, ...FLAG_SETS]),
  };
}

function expression(draw: Draw): Expression {
  const of = draw(["own", "other", "client", "server"]);
  const base = draw<Expression["base"]>([
    { kind: "letter", name: draw(["x", "y", "u"]) },
    { kind: "isn", of },
    { kind: "last", field: draw(["seq", "ack"]), of },
  ]);
  return { base, plus: draw([0, 1, 1, 2]) };
}

const said = (draw: Draw) => ({ field: draw(["seq", "ack"]), is: expression(draw) }) as const;

function reach(draw: Draw) {
  return {
    phase: draw(["open", "close"]),
    isDenied: draw(SELDOM),
    isAlways: draw(SELDOM),
    isExclusive: draw(SELDOM),
    isSimultaneous: draw(SELDOM),
  } as const;
}

const LOST = [null, null, 1, 2, 3, 4] as const;

const KINDS: { readonly [K in Claim["kind"]]: (draw: Draw) => Claim } = {
  event: (draw) => ({
    ...{ kind: "event", ...reach(draw), who: who(draw), happening: happening(draw) },
    ...{ step: draw([null, 1, 2, 3, 4]), isPure: draw(SELDOM) },
    numbers: draw([[], [], [said(draw)], [said(draw), said(draw)]]),
  }),
  state: (draw) => ({
    ...{ kind: "state", ...reach(draw), who: who(draw), state: state(draw) },
    when: draw([null, happening(draw), happening(draw)]),
    whenWho: draw([null, null, who(draw)]),
    side: draw(["after", "before"]),
    ...{ isFinal: draw(SELDOM), isLeft: draw(SELDOM), isAround: draw(SELDOM), lost: draw(LOST) },
  }),
  transition: (draw) => ({
    ...{ kind: "transition", ...reach(draw), who: who(draw), from: state(draw), to: state(draw) },
    ...{ when: draw([null, happening(draw)]), isDirect: draw(YES_NO) },
  }),
  repeat: (draw) => ({
    ...{ kind: "repeat", ...reach(draw), who: who(draw), flags: draw(FLAG_SETS) },
    ...{ lost: draw(LOST), isTimed: draw(YES_NO), state: null },
  }),
  aftermath: (draw) => ({
    ...{ kind: "aftermath", ...reach(draw), who: who(draw), lost: draw([1, 2, 3, 4]) },
    deed: draw<AftermathClaim["deed"]>([
      { does: "resets" },
      { does: "repeats", isAlone: draw(YES_NO) },
      { does: draw(["waits-forever", "gives-up", "asks"]) },
      { does: "is-in", state: state(draw), isLater: draw(YES_NO) },
    ]),
  }),
  wait: (draw) => ({
    ...{ kind: "wait", ...reach(draw), who: who(draw), state: draw([null, state(draw)]) },
    duration: {
      unit: draw(["msl", "ms", "rtt"]),
      amount: draw([1, 2, 3, 1000, 60_000, 120_000, 240_000]),
    },
    isLinux: draw(SELDOM),
  }),
  takes: (draw) => ({ kind: "takes", ...reach(draw), what: draw(FLAGS), count: draw([0, 1, 2]) }),
  carries: (draw) => ({
    ...{ kind: "carries", ...reach(draw) },
    what: draw(["SYN", "SYN,ACK", "ACK", "FIN", "third"]),
  }),
  count: (draw) => ({ kind: "count", ...reach(draw), count: draw([1, 2, 3, 4, 5, 6]) }),
  talks: (draw) => ({
    ...{ kind: "talks", ...reach(draw), state: state(draw), verb: draw(["send", "receive"]) },
  }),
  until: (draw) => ({
    ...{ kind: "until", ...reach(draw), who: who(draw), of: who(draw) },
    ...{ flags: draw(FLAG_SETS), isLast: draw(YES_NO) },
  }),
  flag: (draw) => ({
    ...{ kind: "flag", ...reach(draw), step: draw([null, 1, 2, 3, 4]), who: who(draw) },
    ...{ of: draw([null, ...FLAG_SETS]), flag: draw(FLAGS), isSet: draw(YES_NO) },
  }),
  numbering: (draw) => ({
    ...{ kind: "numbering", ...reach(draw), who: who(draw), said: said(draw) },
  }),
  times: (draw) => ({
    ...{ kind: "times", ...reach(draw), who: who(draw), flag: draw(FLAGS), count: draw([0, 1, 2]) },
  }),
  awaits: (draw) => ({
    ...{ kind: "awaits", ...reach(draw), who: who(draw), state: draw([null, state(draw)]) },
    flags: draw(FLAG_SETS),
  }),
  skips: (draw) => ({ kind: "skips", ...reach(draw), who: who(draw), state: state(draw) }),
  past: (draw) => ({
    ...{ kind: "past", ...reach(draw), who: who(draw), state: state(draw) },
    deed: draw(["has-sent-fin", "has-got-fin", "fin-was-acknowledged"]),
  }),
  meanwhile: (draw) => ({
    ...{ kind: "meanwhile", ...reach(draw), who: who(draw), state: state(draw) },
    other: state(draw),
  }),
  order: (draw) => ({
    ...{ kind: "order", ...reach(draw), who: who(draw), state: state(draw), isSame: draw(YES_NO) },
  }),
  statement: (draw) => {
    const [first = "", ...rest] = Object.keys(STATEMENTS);
    const id = statementNamed(draw([first, ...rest]));
    if (id === null) throw new Error("a statement without a name");
    return { kind: "statement", ...reach(draw), id };
  },
};

/** "right wrong imprecise undecided, hash" of what is said of the claims of a kind. */
function rowOf(kind: string, make: (draw: Draw) => Claim): string {
  const draw = drawer(kind.length * 7919);
  const counts = { right: 0, wrong: 0, imprecise: 0, none: 0 };
  const hash = createHash("sha256");
  for (let n = 0; n < CLAIMS_A_KIND; n += 1) {
    const claim = make(draw);
    const closer = draw([null, "client", "server"]);
    const judgement = judgeClaim(claim, { ...emptyContext(), closer });
    counts[judgement?.verdict ?? "none"] += 1;
    hash.update(JSON.stringify(judgement));
  }
  return `${Object.values(counts).join(" ")} ${hash.digest("hex").slice(0, 16)}`;
}

/** What is said in Chinese of claims of a kind. */
function chineseOf(kind: string, make: (draw: Draw) => Claim): string[] {
  const draw = drawer(kind.length * 7919);
  return Array.from({ length: CLAIMS_A_KIND / 5 }, () =>
    judgeClaim(make(draw), { ...emptyContext(), closer: draw([null, "client", "server"]) }),
  ).flatMap((judgement) => judgement?.because?.zh ?? []);
}

const ROWS: Readonly<Record<string, string>> = {
  event: "351 1126 19 4 d7f40f1255104dc5",
  state: "280 712 28 480 8d4265e99563425b",
  transition: "145 496 11 848 9861be49183bbde3",
  repeat: "389 874 37 200 fdce50b937cdad48",
  aftermath: "311 832 31 326 aeb21d8711fe6ad3",
  wait: "228 618 7 647 55a158c193e6865b",
  takes: "565 935 0 0 632bf07386fe78cc",
  carries: "1177 323 0 0 84ec898242c6b8b3",
  count: "404 932 27 137 5d8db5bad4aefd0e",
  talks: "376 418 0 706 633a2f50640869b5",
  until: "317 327 0 856 c8ec3f224ab4873f",
  flag: "198 194 1 1107 2486a570162d327d",
  numbering: "572 863 0 65 6321e2a96af6feb0",
  times: "307 449 0 744 881674d5aad60618",
  awaits: "76 203 10 1211 7b5d5827bfa5ffdc",
  skips: "877 623 0 0 b6332b5e63773db6",
  past: "325 435 0 740 8fbdcab1b5ec9daa",
  meanwhile: "232 533 0 735 8e7c8155d6c05be1",
  order: "437 1063 0 0 94bbee9ff41140f0",
  statement: "563 922 15 0 d93be7a4ddc0f5c9",
};

test.each(Object.entries(KINDS))(
  "what is said of claims of the kind %s is as pinned",
  (kind, make) => {
    expect(rowOf(kind, make)).toBe(ROWS[kind]);
  },
);

test.each(Object.entries(KINDS))(
  "what is said in Chinese of claims of the kind %s names the ends in Chinese",
  (kind, make) => {
    const said = chineseOf(kind, make);
    expect(said).not.toEqual([]);
    expect(said.filter((text) => /\b(?:client|server)\b/.test(text))).toEqual([]);
  },
);
