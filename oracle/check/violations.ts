import type { Life } from "./life.ts";
import type { Violation } from "./report.ts";

/** The violations of a whole capture, up to a number that memory has room for. */
export class Violations {
  /** How many more there were. */
  unlisted = 0;
  private readonly room: number;
  private readonly listed: Violation[] = [];

  constructor(room: number) {
    this.room = room;
  }

  /** Takes over those of one connection that is over. */
  take(life: Life): void {
    const taken = life.violations.slice(0, this.room - this.listed.length);
    this.listed.push(...taken);
    this.unlisted += life.violations.length - taken.length + life.unlisted;
  }

  /** All that are listed, by their place in the capture. */
  inOrder(): readonly Violation[] {
    return this.listed.sort((one, other) => one.segment - other.segment);
  }
}
