import { explainField, explainState } from "../explain/explain.ts";
import { nameOf, tell } from "../explain/phrases.ts";
import type { End } from "../machine/connection.ts";
import type { Sentence } from "../result.ts";
import type { Claim, EventClaim, Subject } from "./claim.ts";
import type { Finding } from "./finding.ts";
import { segmentSaid } from "./finding.ts";
import { endsOf, happens, type Moment, momentsOf } from "./moments.ts";
import { type Context, narrowed, type World, worldsOf } from "./numbering.ts";

type Met = { readonly moment: Moment; readonly world: World };

/** The worlds in which a claim about segments is looked for: RST only shows in disturbed runs. */
export function worldsFor(claim: Claim, context: Context): readonly World[] {
  const worlds = worldsOf(context, claim.phase);
  if (claim.isSimultaneous) return worlds.filter(({ exhibit }) => exhibit.first === "both");
  const speaksOfReset =
    claim.kind === "event" &&
    [...claim.happening.flags, ...(claim.happening.answers ?? [])].includes("RST");
  const isNumbered = claim.kind === "event" && claim.numbers.length > 0;
  return worlds.filter(
    ({ exhibit }) =>
      // Numbers are told of a close without data between its segments.
      !(isNumbered && exhibit.id.includes("after-data")) &&
      (exhibit.course !== "disturbed" ||
        (speaksOfReset && exhibit.lost === null && exhibit.first !== "both")),
  );
}

/** Every moment at which what the claim says happens, with the world it leaves possible. */
export function meetings(claim: EventClaim, worlds: readonly World[], who: Subject): Met[] {
  const met: Met[] = [];
  for (const world of worlds) {
    const ends = endsOf(who, world.exhibit);
    for (const moment of momentsOf(world.exhibit)) {
      if (!ends.includes(moment.end) || !happens(claim.happening, moment)) continue;
      if (claim.step !== null && !isStep(claim, moment, world)) continue;
      const left = claim.numbers.reduce<World | null>(
        (known, said) => (known === null ? null : narrowed(known, moment.segment, said)),
        world,
      );
      if (left !== null) met.push({ moment, world: left });
    }
  }
  return met;
}

/** Steps are counted in the exchange as it is usually told. */
function isStep({ step, phase }: EventClaim, moment: Moment, { exhibit }: World): boolean {
  if (exhibit.course !== "told") return phase === "open" && moment.step === step;
  return moment.step === step;
}

/** Whether somebody sends or receives such a segment, with such numbers. Null: it cannot be told. */
export function findEvent(claim: EventClaim, context: Context): Finding | null {
  const worlds = worldsFor(claim, context);
  if (claim.who === "both") return findBoth(claim, worlds);
  const met = meetings(claim, worlds, claim.who)[0];
  if (met !== undefined) return { ...found(met, claim), holds: isOfOneOrder(claim, worlds) };
  const bare = meetings({ ...claim, numbers: [] }, worlds, claim.who)[0];
  if (bare !== undefined) return wrongNumber(claim, bare);
  // What a RST answers is told: that somebody sends one elsewhere is no part of it.
  const isReset = claim.happening.flags.includes("RST") && claim.happening.answers !== null;
  const isExact = claim.isPure || claim.step !== null || isReset;
  if (!isExact && isPartOf(claim, worlds)) return ofPart(claim, worlds);
  const unordered = meetings({ ...claim, numbers: [], step: null }, worlds, claim.who)[0];
  const other = meetings({ ...claim, numbers: [] }, worlds, null)[0] ?? unordered;
  if (other !== undefined) return no(other);
  return findNowhere(claim, worlds);
}

/** Nobody has said which end closes first: "the last ACK is the client's" holds of one order only. */
function isOfOneOrder(claim: EventClaim, worlds: readonly World[]): Finding["holds"] {
  // Who sends it is not claimed, but its number.
  const isOfNumber = claim.who === null && claim.numbers.length > 0;
  if (claim.phase === "open" || claim.step === null || claim.isSimultaneous) return "yes";
  if (isOfNumber) return "yes";
  const told = worlds.filter(({ exhibit }) => exhibit.course === "told");
  const isEvery = told.every((world) => meetings(claim, [world], claim.who).length > 0);
  return isEvery ? "yes" : "partly";
}

/** An ACK may be said where the segment has more than that: true as far as it goes. */
function isPartOf(claim: EventClaim, worlds: readonly World[]): boolean {
  const { flags } = claim.happening;
  return worlds.some((world) =>
    momentsOf(world.exhibit).some(
      (moment) =>
        happens({ ...claim.happening, flags: moment.segment.flags }, moment) &&
        endsOf(claim.who, world.exhibit).includes(moment.end) &&
        flags.every((flag) => moment.segment.flags.includes(flag)),
    ),
  );
}

/** "The server answers with its own SYN, seq y": its number is that of the whole segment. */
function ofPart(claim: EventClaim, worlds: readonly World[]): Finding | null {
  const { flags } = claim.happening;
  if (claim.numbers.length === 0) return null;
  const whole = { ...claim, happening: { ...claim.happening, flags: [] } };
  const isIn = ({ moment }: Met) => flags.every((flag) => moment.segment.flags.includes(flag));
  const met = meetings(whole, worlds, claim.who).find(isIn);
  if (met !== undefined) return found(met, claim);
  const bare = meetings({ ...whole, numbers: [] }, worlds, claim.who).find(isIn);
  return bare === undefined ? null : wrongNumber(claim, bare);
}

function findBoth(claim: EventClaim, worlds: readonly World[]): Finding | null {
  const ends: readonly End[] = ["client", "server"];
  const met = ends.map((end) => meetings({ ...claim, numbers: [] }, worlds, end)[0]);
  const one = met.find((each) => each !== undefined);
  if (one === undefined) return findNowhere(claim, worlds);
  const same = worlds.some((world) =>
    ends.every((end) => meetings({ ...claim, numbers: [] }, [world], end).length > 0),
  );
  return { ...found(one, claim), holds: same ? "yes" : "partly" };
}

function found({ moment, world }: Met, claim: EventClaim): Finding {
  const { trace } = world.exhibit;
  const said = claim.numbers[0];
  const why =
    said === undefined
      ? explainField(trace, moment.segment.n, "flags", "relative")
      : explainField(trace, moment.segment.n, said.field, "relative");
  return {
    holds: "yes",
    rule: why.rules[0] ?? null,
    because: tell(whoSends(moment), why.because),
    exhibit: world.exhibit,
  };
}

function whoSends(moment: Moment): Sentence {
  const name = nameOf(moment.segment.from);
  const what = segmentSaid(moment);
  return { en: `${name.en} sends ${what.en}.`, zh: `${name.zh}发出${what.zh}。` };
}

function wrongNumber(claim: EventClaim, { moment, world }: Met): Finding {
  const { trace } = world.exhibit;
  const wrong = claim.numbers.find((said) => narrowed(world, moment.segment, said) === null);
  const field = wrong?.field ?? claim.numbers[0]?.field ?? "seq";
  const why = explainField(trace, moment.segment.n, field, "relative");
  return { holds: "no", rule: why.rules[0] ?? null, because: why.because, exhibit: world.exhibit };
}

function no({ moment, world }: Met): Finding {
  const why = explainField(world.exhibit.trace, moment.segment.n, "flags", "relative");
  return {
    holds: "no",
    rule: why.rules[0] ?? null,
    because: tell(whoSends(moment), why.because),
    exhibit: world.exhibit,
  };
}

/** Nobody sends such a segment in any run: tells what is sent there instead, if that is known. */
function findNowhere(claim: EventClaim, worlds: readonly World[]): Finding | null {
  const { answers, verb } = claim.happening;
  const told = worlds.find(({ exhibit }) => exhibit.course === "told") ?? worlds[0];
  if (told === undefined) return null;
  const really = momentsOf(told.exhibit).find(
    (moment) =>
      moment.verb === verb &&
      endsOf(claim.who, told.exhibit).includes(moment.end) &&
      (answers === null || happens({ ...claim.happening, flags: moment.segment.flags }, moment)),
  );
  if (really !== undefined) return no({ moment: really, world: told });
  const last = told.exhibit.trace.segments.length;
  const why = explainState(
    told.exhibit.trace,
    endsOf(claim.who, told.exhibit)[0] ?? "client",
    last,
  );
  const nobody: Sentence = {
    en: "no run of the simulator has such a segment there.",
    zh: "模拟器的运行里没有这样的报文段。",
  };
  return { holds: "no", rule: why.rules[0] ?? null, because: tell(nobody), exhibit: told.exhibit };
}
