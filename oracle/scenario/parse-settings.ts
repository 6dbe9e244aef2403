import { CONGESTION_CONTROLS, PROFILES } from "../machine/config.ts";
import type { HostSettings, Placed } from "./scenario.ts";
import { type Line, number, oneOf, optional, time } from "./words.ts";

/** Reads the value of one setting, which stands for one end or for both. */
export type Reader = (line: Line) => HostSettings;

/** Every setting of an end's host by the word its line begins with. */
export const HOST_SETTINGS: Readonly<Record<string, Reader>> = {
  isn: (line) => ({ iss: number(line, "isn") }),
  mss: (line) => ({ mss: number(line, "mss") }),
  window: (line) => ({ window: number(line, "window") }),
  rto: (line) => ({ rto: time(line, "duration") }),
  msl: (line) => ({ msl: time(line, "duration") }),
  "user-timeout": (line) => ({ userTimeout: time(line, "duration") }),
  profile: (line) => ({ profile: oneOf(line, PROFILES) }),
  congestion: (line) => ({ congestion: oneOf(line, CONGESTION_CONTROLS) }),
  nagle: (line) => ({ nagle: isOn(line) }),
  "delayed-ack": (line) => ({ delayedAck: timeOrOff(line, "delayed-ack") }),
  "window-scale": (line) => ({ windowScale: shiftOrOff(line) }),
  sack: (line) => ({ sack: isOn(line) }),
  timestamps: (line) => ({ timestamps: isOn(line) }),
  keepalive: (line) => ({ keepalive: timeOrOff(line, "keepalive") }),
  receives: (line) => ({ receives: isOn(line) }),
  "syn-queue": (line) => ({ synQueueFull: oneOf(line, ["full", "free"]) === "full" }),
  "syn-cookies": (line) => ({ synCookies: isOn(line) }),
  "fast-open": (line) => ({ fastOpen: isOn(line) }),
  "time-wait-reuse": (line) => ({ timeWaitReuse: isOn(line) }),
  "quiet-time": (line) => ({ quietTime: isOn(line) }),
};

/** Settings whose ends never have the same value: `isn 5` for both would be a slip. */
export const ALWAYS_PER_END: readonly string[] = ["isn"];

function isOn(line: Line): boolean {
  return oneOf(line, ["on", "off"]) === "on";
}

function timeOrOff(line: Line, quantity: "delayed-ack" | "keepalive"): Placed | null {
  return optional(line, "off") ? null : time(line, quantity, ["off"]);
}

function shiftOrOff(line: Line): Placed | null {
  return optional(line, "off") ? null : number(line, "window-scale", ["off"]);
}

/** Whether an end that is so set up offers a window scale in its SYN, as Linux always does. */
export function offersScale(settings: HostSettings): boolean {
  if (settings.windowScale !== undefined) return settings.windowScale !== null;
  return settings.profile === "linux";
}
