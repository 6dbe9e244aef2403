import { describe, expect, test, vi } from "vitest";
import { type Ladder, ladder as ladderSchema } from "#contract/ladder.ts";
import { publicQuestion } from "#contract/question.ts";
import { type Verdict, verdict as verdictSchema } from "#contract/verdict.ts";
import { previewQuestion } from "../desk/preview.ts";
import { type Truth, truthOf } from "./ask.ts";
import { grade, rightAnswer } from "./grade.ts";
import { KIND_MODULES } from "./kinds.ts";
import { CONTENT, contentSample, type Sample } from "./samples.ts";
import { toPublic } from "./to-public.ts";
import { drawVariant } from "./variant.ts";

vi.setConfig({ testTimeout: 60_000 }); // many runs, on a busy machine

/** What holds for every question in `content/`, whatever it asks. */
const SEEDS = Array.from({ length: 200 }, (_, seed) => seed * 7919);

function shownFor({ body }: Sample, seed: number) {
  const shown = toPublic(body, seed);
  if (!shown.ok) throw new Error(shown.error.message.en);
  return shown.value;
}

function verdictOn({ body, key }: Sample, seed: number, answer: Parameters<typeof grade>[3]) {
  const graded = grade(body, key, seed, answer);
  if (graded.status !== "judged") throw new Error(JSON.stringify(graded));
  return verdictSchema.parse(graded.verdict);
}

/** An answer made of what a verdict says is true; the worked answer where that is not an answer. */
function answerBy(
  { body, key }: Sample,
  seed: number,
  verdict: Verdict,
  form: "absolute" | "relative",
): Parameters<typeof grade>[3] {
  if (verdict.kind === "choice") {
    const right = verdict.options.filter((option) => option.right);
    return { kind: "choice", chosen: right.map(({ option }) => option) };
  }
  if (verdict.kind === "state") {
    const name = verdict.cells[0]?.truth.absolute;
    const state = ladderSchema.shape.initial.shape.client.parse({ as: "given", value: name });
    return { kind: "state", state: state.as === "given" ? state.value : "CLOSED" };
  }
  if (verdict.kind === "fields") {
    const cells = verdict.cells.map(({ blank, truth }) => [blank, truth[form] ?? truth.absolute]);
    return { kind: "fields", blanks: Object.fromEntries(cells) };
  }
  return workedAnswer({ body, key }, seed);
}

function workedAnswer({ body, key }: Pick<Sample, "body" | "key">, seed: number) {
  const right = rightAnswer(body, key, seed);
  if (!right.ok) throw new Error(right.error.message.en);
  return right.value;
}

/** The verdict on an answer that proves nothing, where the kind has one. */
function firstVerdict(sample: Sample, seed: number): Verdict {
  const { body } = sample;
  switch (body.kind) {
    case "flashcard":
      return verdictOn(sample, seed, { kind: body.kind, rating: "again" });
    case "state":
      return verdictOn(sample, seed, { kind: body.kind, state: "LISTEN" });
    case "fields":
      return verdictOn(sample, seed, { kind: body.kind, blanks: {} });
    case "choice": {
      const chosen = body.options.slice(0, 1).map(({ id }) => id);
      return verdictOn(sample, seed, { kind: body.kind, chosen });
    }
    default:
      return verdictOn(sample, seed, workedAnswer(sample, seed));
  }
}

test("there are questions to test, at least half of them graded by the oracle", () => {
  const kinds = [...CONTENT.keys()].map((slug) => contentSample(slug).body.kind);
  expect(kinds.length).toBeGreaterThanOrEqual(24);
  const graded = kinds.filter((kind) => KIND_MODULES[kind].gradedByOracle);
  expect(graded.length).toBeGreaterThanOrEqual(12);
});

describe.each([...CONTENT.keys()])("%s", (slug) => {
  const sample = contentSample(slug);

  test("may be published and shows its key as right", () => {
    expect(sample.source.slug).toBe(slug);
    // A preview asks the gate; `problems` is what it says.
    const preview = previewQuestion(CONTENT.get(slug) ?? "", 11);
    expect(preview).toMatchObject({ status: "shown", problems: [], key: { mark: "right" } });
  });

  test("is judged right for the right answer, in either form it takes, for 50 seeds", () => {
    for (const seed of SEEDS.slice(0, 50)) {
      const first = firstVerdict(sample, seed);
      const forms = sample.body.kind === "fields" ? sample.body.numbers : "absolute";
      for (const form of forms === "either" ? (["absolute", "relative"] as const) : [forms]) {
        const { mark, right, of } = verdictOn(sample, seed, answerBy(sample, seed, first, form));
        expect([seed, form, mark, right]).toEqual([seed, form, "right", of]);
      }
    }
  });

  test("goes out as the strict contract says, every parameter written in", () => {
    for (const seed of SEEDS.slice(0, 20)) {
      const shown = shownFor(sample, seed);
      expect(publicQuestion.parse(shown)).toEqual(shown);
      expect(JSON.stringify(shown)).not.toMatch(/\$[a-z]/);
      expect(JSON.stringify(firstVerdict(sample, seed))).not.toMatch(/\$[a-z]/);
    }
  });
});

/** The numbers that an open diagram shows, with whose they are. */
function numbersShown({ isn, segments }: Ladder): [string, number | null][] {
  const other = { client: "server", server: "client" } as const;
  return [
    ["client", isn.client],
    ["server", isn.server],
    ...segments.flatMap(({ from, seq, ack }): [string, number | null][] => [
      ...(seq.as === "given" ? [[from, seq.value] satisfies [string, number]] : []),
      ...(ack.as === "given" ? [[other[from], ack.value] satisfies [string, number | null]] : []),
    ]),
  ];
}

/** What an open diagram tells of one blank's answer, in words; empty when nothing. */
function tellingOf(shown: Ladder, place: { segment: number; field: string }, truth: Truth | null) {
  if (truth?.as === "number") {
    const same = numbersShown(shown).some(
      ([end, value]) => end === truth.of && value === truth.value,
    );
    const long = truth.value > 1_000_000 && JSON.stringify(shown).includes(String(truth.value));
    return same || long ? [`${place.segment}.${place.field} is ${truth.value}`] : [];
  }
  if (place.field !== "flags" && place.field !== "len") return [];
  const field = place.field;
  const asked = shown.segments.find(({ n }) => n === place.segment);
  const origin = asked?.retransmissionOf ?? place.segment;
  return shown.segments
    .filter(({ n, retransmissionOf }) => (retransmissionOf ?? n) === origin)
    .filter((segment) => segment[field].as === "given")
    .map(({ n }) => `${place.segment}.${field} is seen in segment ${n}`);
}

const RUNS = [...CONTENT.keys()].filter((slug) => {
  const { kind } = contentSample(slug).body;
  return kind === "state" || kind === "fields";
});

describe.each(RUNS)("an open %s", (slug) => {
  const sample = contentSample(slug);
  const { body } = sample;
  if (body.kind !== "state" && body.kind !== "fields") throw new Error("no run");

  test("tells no blank's answer anywhere in its diagram, for 200 seeds", () => {
    for (const seed of SEEDS) {
      const drawn = drawVariant(body, seed);
      const shown = shownFor(sample, seed);
      if (!drawn.ok || !("ladder" in shown) || !shown.ladder) throw new Error("nothing drawn");
      const { ladder } = shown;
      for (const place of drawn.value.asked) {
        const truth = truthOf(drawn.value.trace, place);
        expect([seed, tellingOf(ladder, place, truth)]).toEqual([seed, []]);
        if (place.field !== "state") continue;
        const rows = ladder.states.filter(
          ({ end, segment }) => end === place.end && segment === place.segment,
        );
        expect(rows.map(({ state }) => state)).toEqual([{ as: "blank", blank: place.blank }]);
        // Only who is in TIME-WAIT waits for 2MSL.
        const waits = ladder.waits.filter(({ end, kind }) => end === place.end && kind === "2msl");
        expect([seed, waits]).toEqual([seed, []]);
      }
    }
  });

  test("has each blank once, and speaks of no segment that it does not draw", () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const shown = shownFor(sample, seed);
      if (!("ladder" in shown) || !shown.ladder) throw new Error("nothing drawn");
      const { ladder } = shown;
      const blanks = [...JSON.stringify(ladder).matchAll(/"blank":"([^"]+)"/g)].map((m) => m[1]);
      const asked = shown.kind === "fields" ? shown.blanks.map(({ id }) => id) : ["?"];
      expect(new Set(blanks).size).toBe(blanks.length);
      expect(blanks.length).toBe(asked.length);
      const last = ladder.segments.length;
      expect(ladder.states.filter(({ segment }) => (segment ?? 0) > last)).toEqual([]);
    }
  });
});
