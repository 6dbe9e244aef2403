import type { Config } from "./config.ts";

/** What a connection of Linux begins with, beside the differences in rules/linux.ts. Times in ms. */
export const LINUX_DEFAULTS: Partial<Config> = {
  // TCP_TIMEWAIT_LEN: TIME-WAIT lasts 60 s, whatever the network.
  msl: 30_000,
  delayedAck: 40,
  nagle: true,
  sack: true,
  timestamps: true,
  windowScale: 7,
  timeWaitReuse: true,
};
