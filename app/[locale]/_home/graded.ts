import { handshake } from "#app/ladder/handshake.ts";
import type { CellVerdict } from "#contract/cell.ts";
import type { Ladder } from "#contract/ladder.ts";

const X = 2714806234;
const Y = 918203377;

const RUN = handshake(X, Y, {
  en: "A handshake with three blanks: two right, one wrong",
  zh: "有三个空格的三次握手：对两空，错一空",
});

const blank = (name: string) => ({ as: "blank" as const, blank: name });

/** The question of the front page; demo.test.ts grades it with the product's own grader. */
export const DEMO: Ladder = {
  ...RUN,
  segments: RUN.segments.map((segment) => ({
    ...segment,
    ...(segment.n === 2 && { ack: blank("2.ack") }),
    ...(segment.n === 3 && { seq: blank("3.seq"), ack: blank("3.ack") }),
  })),
};

const NO_REASON = { absolute: { en: "", zh: "" }, relative: { en: "", zh: "" } };

/** What somebody wrote who let the SYN take no number. */
export const DEMO_CELLS: CellVerdict[] = [
  {
    blank: "2.ack",
    segment: 2,
    mark: "wrong",
    given: String(X),
    truth: { absolute: String(X + 1), relative: "1" },
    form: "absolute",
    because: NO_REASON,
    rules: [],
  },
  {
    blank: "3.seq",
    segment: 3,
    mark: "right",
    given: String(X + 1),
    truth: { absolute: String(X + 1), relative: "1" },
    form: "absolute",
    because: NO_REASON,
    rules: [],
  },
  {
    blank: "3.ack",
    segment: 3,
    mark: "right",
    given: String(Y + 1),
    truth: { absolute: String(Y + 1), relative: "1" },
    form: "absolute",
    because: NO_REASON,
    rules: [],
  },
];
