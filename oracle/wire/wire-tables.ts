import { CLOSING } from "./wire-close.ts";
import { CONGESTION } from "./wire-congestion.ts";
import { EDGES } from "./wire-edge.ts";
import { OPEN_EDGES } from "./wire-edge-open.ts";
import { SEND_EDGES } from "./wire-edge-send.ts";
import { TEXT_EDGES } from "./wire-edge-text.ts";
import { FLOW } from "./wire-flow.ts";
import { LINUX } from "./wire-linux.ts";
import { DATA, OPENING } from "./wire-open.ts";
import { OPTIONS } from "./wire-options.ts";
import { RESETTING } from "./wire-reset.ts";

/** Every wire trace, by what its table is about: a new table is entered here and nowhere else. */
export const WIRE_TRACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  opening: OPENING,
  data: DATA,
  closing: CLOSING,
  resetting: RESETTING,
  "flow control": FLOW,
  "congestion control": CONGESTION,
  options: OPTIONS,
  Linux: LINUX,
  "at the edge of a check": EDGES,
  "at the edge of text": TEXT_EDGES,
  "at the edge of a window": SEND_EDGES,
  "at the edge of a handshake": OPEN_EDGES,
};
