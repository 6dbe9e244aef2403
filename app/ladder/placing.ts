import type { LadderSegment, LadderState } from "#contract/ladder.ts";
import type { End } from "#oracle/index.ts";
import { lineTops } from "./content.ts";
import { happenings, overtakes, usualDelay } from "./events.ts";
import { BAND, LOST_AT, MAX_DROP } from "./geometry.ts";
import { ABOVE_LINE, Ground } from "./ground.ts";
import { half, type LabelPlace, labelPlace, leftOf, NAME_HEIGHT, nameSize } from "./label-place.ts";
import type {
  LayoutInput,
  PlacedLabel,
  PlacedLine,
  PlacedState,
  PlacedWait,
  Reading,
} from "./layout.ts";
import { sansWidth } from "./measure.ts";
import type { Moment } from "./times.ts";

/** The least distance of two events on one lifeline. */
const LEAST_STEP = 12;
/** A wait takes this much of a lifeline, whatever its length. */
const WAIT = { room: 46, text: 20 };

/**
 * Places a diagram event by event in the order of time. Each label goes as high as the drawing so
 * far allows; the line under it starts where the label ends; an arrival may be pushed down (never
 * up) so that its line passes below what was drawn meanwhile.
 */
export class Placing {
  readonly lines: PlacedLine[] = [];
  readonly labels: PlacedLabel[] = [];
  readonly states: PlacedState[] = [];
  readonly waits: PlacedWait[] = [];
  readonly reading: Reading[] = [];
  readonly moments: Moment[] = [];
  /** Slope that crossing lines asked for and all lines can have; null when this one will do. */
  neededSlope: number | null = null;

  private readonly input: LayoutInput;
  private readonly slope: number;
  private readonly ground: Ground;
  private readonly at: Record<End, number>;
  private readonly named: Record<End, number>;
  private readonly longest: number;

  constructor(input: LayoutInput, slope: number) {
    this.input = input;
    this.ground = new Ground(input.ladder);
    const delays = input.ladder.segments.map(({ at, arrives }) => (arrives ?? at) - at);
    const ordinary = input.ladder.segments.flatMap((segment, index) =>
      input.ladder.segments.some((other) => overtakes(other, segment)) ? [] : (delays[index] ?? 0),
    );
    this.longest = Math.max(1, ...ordinary);
    this.slope = Math.min(slope, MAX_DROP / this.longest);
    const { bandTop } = input.geometry;
    this.at = { client: bandTop, server: bandTop };
    this.named = { client: bandTop, server: bandTop };
  }

  run(): void {
    const { ladder } = this.input;
    for (const end of ["client", "server"] as const) this.initial(end);
    for (const happening of happenings(ladder)) {
      if (happening.what === "wait") this.wait(happening.wait);
      else if (happening.what === "silent") this.silent(happening.state);
      else if (happening.what === "departure") this.departure(happening.segment);
      else this.arrival(happening.segment);
    }
  }

  /** The lowest point of everything drawn. */
  bottom(): number {
    return Math.max(this.at.client, this.at.server, this.ground.bottom());
  }

  private initial(end: End): void {
    const { geometry, ladder } = this.input;
    const top = geometry.bandTop - (geometry.inside ? 4 : 2);
    this.name(null, end, geometry.bandTop, top, ladder.initial[end]);
  }

  private departure(index: number): void {
    const segment = this.input.ladder.segments[index];
    if (!segment) return;
    const { geometry } = this.input;
    const label = labelPlace(this.input, segment, this.ground.crossesAny(segment));
    const drop = this.drop(segment);
    const sender = geometry.x[segment.from] + (segment.from === "client" ? BAND.edge : -BAND.edge);
    const receiver = geometry.x[segment.from === "client" ? "server" : "client"];
    const reach = Math.abs(receiver - sender) - BAND.edge;
    // The line falls away from the sender, so the label's near edge is the closest point.
    const near = segment.from === "client" ? label.left - sender : sender - label.right;
    const offset = label.height + ABOVE_LINE - (Math.max(0, near) / reach) * drop;
    const natural = Math.max(geometry.firstRow, this.ground.freeForLabel(segment, label)) + offset;
    const y0 = half(Math.max(natural, this.leastDeparture(segment)));
    const part = segment.arrives === null ? LOST_AT : 1;
    const away = segment.from === "client" ? 1 : -1;
    const line: PlacedLine = {
      n: segment.n,
      from: segment.from,
      x0: sender,
      y0,
      x1: half(sender + away * reach * part),
      y1: half(y0 + drop * part),
      lost: segment.arrives === null,
      again: segment.retransmissionOf !== null,
    };
    this.lines.push(line);
    this.moments.push({ at: segment.at, y: y0 });
    this.at[segment.from] = y0;
    this.ground.flights.push({ segment, line, landed: line.lost });
    this.keepLabel(segment, label, y0 - offset);
    if (line.lost) {
      const around = { left: line.x1 - 7, right: line.x1 + 7 };
      this.ground.keep({ ...around, top: line.y1 - 7, bottom: line.y1 + 7 }, null, segment);
    }
    this.statesOf(segment, "departure", line);
  }

  private leastDeparture(segment: LadderSegment): number {
    const { from, at } = segment;
    const waits = this.statesAt(segment, "departure").length > 0;
    const crossed = this.ground.flights
      .filter((flight) => !flight.landed && this.ground.crosses(flight.segment, segment))
      .filter((flight) => flight.segment.from !== from)
      .map((flight) => flight.line.y0 + (at - flight.segment.at) * this.slope);
    return Math.max(this.at[from] + LEAST_STEP, waits ? this.named[from] : 0, ...crossed);
  }

  private arrival(index: number): void {
    const flight = this.ground.flights.find(
      ({ segment }) => segment === this.input.ladder.segments[index],
    );
    if (!flight) return;
    const { segment, line } = flight;
    const end: End = segment.from === "client" ? "server" : "client";
    const named = this.statesAt(segment, "arrival").length > 0 ? this.named[end] : 0;
    const y1 = half(
      Math.max(line.y1, this.at[end] + LEAST_STEP, named, ...this.ground.clearances(flight)),
    );
    const delay = (segment.arrives ?? segment.at) - segment.at;
    const slope = delay > 0 ? (y1 - line.y0) / delay : 0;
    if (
      this.ground.crossesAny(segment) &&
      slope > this.slope * 1.04 &&
      slope * this.longest <= MAX_DROP
    ) {
      this.neededSlope = Math.max(this.neededSlope ?? 0, slope);
    }
    line.y1 = y1;
    flight.landed = true;
    this.at[end] = y1;
    this.moments.push({ at: segment.arrives ?? segment.at, y: y1 });
    this.statesOf(segment, "arrival", line);
  }

  private wait(index: number): void {
    const wait = this.input.ladder.waits[index];
    if (!wait) return;
    const { geometry, waitText } = this.input;
    const width = 20 + sansWidth(waitText(index), 13);
    const x = geometry.x[wait.end];
    const left = wait.end === "client" ? x + 14 : x - 14 - width;
    const pad = (WAIT.room - WAIT.text) / 2;
    const free = this.ground.freeForWait(left, left + width);
    const top = half(Math.max(this.at[wait.end] + pad, this.named[wait.end], free + 2));
    const placed: PlacedWait = { index, end: wait.end, top, y: top + WAIT.text / 2 };
    this.waits.push(placed);
    this.reading.push({ read: "wait", wait: placed });
    // What a timeout causes is told below it, not beside it.
    const box = { left, right: left + width, top, bottom: top + WAIT.text + 2 };
    this.ground.keep(box, wait.end, null);
    if (wait.kind === "rto")
      this.ground.keep({ ...box, left: 0, right: geometry.width }, null, null);
    this.at[wait.end] = top + WAIT.text;
  }

  private silent(index: number): void {
    const row = this.input.ladder.states[index];
    if (!row) return;
    // No line shows when this was, so it stands below all that was before it.
    const last = Math.max(this.at.client, this.at.server);
    const y = half(Math.max(last + LEAST_STEP, this.named[row.end]));
    this.at[row.end] = y;
    this.moments.push({ at: row.at, y });
    this.name(index, row.end, y, y + (this.input.geometry.inside ? 4 : 1), row.state);
  }

  private statesAt(segment: LadderSegment, moment: LadderState["moment"]) {
    return this.input.ladder.states
      .map((row, index) => ({ row, index }))
      .filter(({ row }) => row.segment === segment.n && row.moment === moment)
      .filter(({ row }) => (row.end === segment.from) === (moment === "departure"));
  }

  private statesOf(segment: LadderSegment, moment: LadderState["moment"], line: PlacedLine): void {
    for (const { row, index } of this.statesAt(segment, moment)) {
      const y = Math.max(moment === "departure" ? line.y0 : line.y1, this.stateFloor(row.end));
      this.name(index, row.end, y, this.nameTop(row, y, moment, line), row.state);
    }
  }

  /** Two states of one end by one event stand one below the other. */
  private stateFloor(end: End): number {
    const last = this.states.filter((state) => state.end === end).at(-1);
    return last && last.index !== null ? last.top + last.height : 0;
  }

  private nameTop(
    row: LadderState,
    y: number,
    moment: LadderState["moment"],
    line: PlacedLine,
  ): number {
    if (!this.input.geometry.inside) return y + 1;
    if (moment === "arrival") return y + 7;
    // Under the line where the name ends, since the line falls towards it.
    const part = (9 + nameSize(this.input, row.state).width) / Math.abs(line.x1 - line.x0);
    return y + 4 + Math.min(1, part) * (line.y1 - line.y0);
  }

  private name(
    index: number | null,
    end: End,
    y: number,
    top: number,
    shown: LadderState["state"],
  ): void {
    const { geometry } = this.input;
    const { width, height } = nameSize(this.input, shown);
    const placed: PlacedState = { index, end, y, top: half(top), height };
    this.states.push(placed);
    this.reading.push({ read: "state", state: placed });
    this.named[end] = placed.top + height + 2;
    const inward = geometry.inside === (end === "client");
    const x = geometry.x[end];
    const left = inward ? x + 9 : x - 9 - width;
    const box = { left, right: left + width, top: placed.top, bottom: placed.top + height };
    this.ground.keep(box, end, null);
    // Beside a name that stands between the lifelines no label begins: the two would read as one.
    if (geometry.inside && index !== null) {
      this.ground.keep(
        { ...box, left: 0, right: geometry.width, bottom: box.top + NAME_HEIGHT },
        null,
        null,
      );
    }
  }

  private keepLabel(segment: LadderSegment, label: LabelPlace, wanted: number): void {
    const top = half(wanted);
    const { lines, left, width, height, align } = label;
    const placed: PlacedLabel = { n: segment.n, left, top, width, height, align, lines };
    this.labels.push(placed);
    this.reading.push({ read: "label", label: placed });
    const tops = lineTops(lines);
    lines.forEach((one, index) => {
      const x = leftOf(placed, one);
      const y = top + (tops[index] ?? 0);
      this.ground.keep(
        { left: x, right: x + one.width, top: y, bottom: y + one.height },
        null,
        segment,
      );
    });
  }

  private drop({ at, arrives }: LadderSegment): number {
    const delay = arrives === null ? usualDelay(this.input.ladder) : arrives - at;
    return Math.min(MAX_DROP, delay * this.slope);
  }
}
