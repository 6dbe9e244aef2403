import type { End } from "../machine/connection.ts";
import { run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Phase } from "./claim.ts";

/** A run that claims are held against. */
export type Exhibit = {
  readonly id: string;
  readonly phase: Phase;
  /** Which end opens or closes first; both in a simultaneous open or close. */
  readonly first: End | "both";
  /** The exchange as every book tells it, another ordinary course of it, or a disturbed one. */
  readonly course: "told" | "ordinary" | "disturbed";
  /** Which segment the link loses, from 1. */
  readonly lost: number | null;
  readonly scenario: string;
  readonly trace: Trace;
};

const LINK = "isn client=1000 server=5000\nlink delay=20ms\n";
const OPENING = `${LINK}server listen\nat 0ms client open`;
/** Some bytes were exchanged before, so that no number of the close equals another by accident. */
const TALKED = `${LINK}start established\nat 0ms client send 100\nat 0ms server send 300\n`;
const CLOSING = `${TALKED}at 200ms client close\nat 300ms server close`;
/** Segments of a close come behind two of data and two acknowledgments. */
const BEFORE_CLOSE = 4;

type Recipe = Omit<Exhibit, "trace" | "id">;

const OPENINGS: Readonly<Record<string, string>> = {
  "open-and-talk": `${OPENING}\nat 100ms client send 100`,
  "open-with-data": `${OPENING}\nafter segment 2 client send 100`,
};

const CLOSINGS: Readonly<Record<string, string>> = {
  "close-in-three": `${TALKED}server closes-on-fin\nat 200ms client close`,
  "close-after-data": `${TALKED}at 200ms client close\nat 300ms server send 400\nat 400ms server close`,
};

/** What is not the usual course of things. */
const DISTURBED: Readonly<Record<string, Recipe>> = {
  "open-simultaneous": disturbed("open", "both", `${LINK}at 0ms client open\nat 0ms server open`),
  "close-simultaneous": disturbed(
    "close",
    "both",
    `${TALKED}at 200ms client close\nat 200ms server close`,
  ),
  "open-old-syn": disturbed(
    "open",
    "client",
    `${LINK}server listen\ninject client at 0ms SYN seq=client-700`,
  ),
  "open-refused": disturbed("open", "client", `${LINK}at 0ms client open`),
  "close-by-abort": disturbed("close", "client", `${TALKED}at 200ms client abort`),
};

function disturbed(phase: Phase, first: End | "both", scenario: string): Recipe {
  return { phase, first, course: "disturbed", lost: null, scenario };
}

function recipes(): Readonly<Record<string, Recipe>> {
  const all: Record<string, Recipe> = {
    open: { phase: "open", first: "client", course: "told", lost: null, scenario: OPENING },
  };
  for (const [id, scenario] of Object.entries(OPENINGS)) {
    all[id] = { phase: "open", first: "client", course: "ordinary", lost: null, scenario };
  }
  for (const lost of [1, 2, 3]) {
    const scenario = `${OPENING}\ndrop ${lost}`;
    all[`open-lost-${lost}`] = {
      phase: "open",
      first: "client",
      course: "disturbed",
      lost,
      scenario,
    };
  }
  for (const first of ["client", "server"] as const) Object.assign(all, closings(first));
  return { ...all, ...DISTURBED };
}

function closings(first: End): Record<string, Recipe> {
  const by = (text: string): string => (first === "client" ? text : turned(text));
  const all: Record<string, Recipe> = {
    [`close-${first}`]: {
      phase: "close",
      first,
      course: "told",
      lost: null,
      scenario: by(CLOSING),
    },
  };
  for (const [id, text] of Object.entries(CLOSINGS)) {
    const scenario = by(text);
    all[`${id}-${first}`] = { phase: "close", first, course: "ordinary", lost: null, scenario };
  }
  for (const lost of [1, 2, 3, 4]) {
    // The other end closes only when what was lost has come again.
    const late = CLOSING.replace("300ms", "5s");
    const scenario = by(`${lost < 3 ? late : CLOSING}\ndrop ${BEFORE_CLOSE + lost}`);
    all[`close-${first}-lost-${lost}`] = {
      phase: "close",
      first,
      course: "disturbed",
      lost,
      scenario,
    };
  }
  return all;
}

/** The same scenario with the ends in each other's place. */
function turned(scenario: string): string {
  const other: Readonly<Record<string, string>> = { client: "server", server: "client" };
  return scenario.replace(/\b(client|server)\b/g, (end) => other[end] ?? end);
}

function played(scenario: string): Trace {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(`an exhibit cannot be read: ${scenario}`);
  const trace = run(parsed.value, {}, 0);
  if (!trace.ok) throw new Error(`an exhibit cannot be played: ${scenario}`);
  return trace.value;
}

let shown: readonly Exhibit[] | null = null;

/** All runs that claims are held against; played once. */
export function exhibits(): readonly Exhibit[] {
  shown ??= Object.entries(recipes()).map(([id, recipe]) => ({
    id,
    ...recipe,
    trace: played(recipe.scenario),
  }));
  return shown;
}

/** The number of the first segment of the exchange that the exhibit is about. */
export function firstSegment({ trace, phase, course, lost }: Exhibit): number {
  if (phase === "open") return 1;
  const closing = trace.segments.find(
    ({ flags }) => flags.includes("FIN") || flags.includes("RST"),
  );
  return course === "disturbed" && lost === null ? (closing?.n ?? 1) : BEFORE_CLOSE + 1;
}
