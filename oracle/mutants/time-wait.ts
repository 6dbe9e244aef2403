import type { MutantTable } from "./mutant.ts";

const CLOSE =
  "isn client=1000 server=5000\nstart established\nserver closes-on-fin\nat 0ms client close";
/** The last ACK is lost, so the server's FIN comes once more. */
const LAST_ACK_LOST = `${CLOSE}\nmsl 2s\ndrop 3`;

/** Beliefs about TIME-WAIT and LAST-ACK. */
export const TIME_WAIT = {
  "no-time-wait": {
    sentence: {
      en: "There is no need for TIME-WAIT: whoever has acknowledged the last FIN is CLOSED.",
      zh: "TIME-WAIT 没有必要：确认了最后的 FIN 就可以直接 CLOSED。",
    },
    scenario: CLOSE,
  },
  "one-msl": {
    sentence: {
      en: "TIME-WAIT lasts one MSL: by then every segment has died out.",
      zh: "TIME-WAIT 只需要等 1 个 MSL，那时报文段都已经消失了。",
    },
    scenario: CLOSE,
  },
  "passive-closer-time-wait": {
    sentence: {
      en: "It is the passive closer that waits in TIME-WAIT; the active closer is CLOSED at once.",
      zh: "进入 TIME-WAIT 的是被动关闭方，主动关闭方马上就 CLOSED。",
    },
    scenario: CLOSE,
  },
  "both-time-wait": {
    sentence: {
      en: "Both ends wait in TIME-WAIT after a close.",
      zh: "连接关闭以后两端都要经过 TIME-WAIT。",
    },
    scenario: CLOSE,
  },
  "last-ack-waits-2msl": {
    sentence: {
      en: "LAST-ACK lasts 2MSL, even when the ACK of the FIN has come.",
      zh: "LAST-ACK 要等 2MSL 才结束，收到对 FIN 的确认也要等。",
    },
    scenario: CLOSE,
  },
  "time-wait-not-restarted": {
    sentence: {
      en: "A FIN that comes again in TIME-WAIT is acknowledged, but the 2MSL go on counting.",
      zh: "TIME-WAIT 里再收到 FIN 只回 ACK，2MSL 计时不会重新开始。",
    },
    scenario: LAST_ACK_LOST,
  },
  "time-wait-resets-fin": {
    sentence: {
      en: "A FIN that comes again in TIME-WAIT is answered with RST.",
      zh: "TIME-WAIT 里再收到 FIN 会回 RST。",
    },
    scenario: LAST_ACK_LOST,
  },
  "time-wait-ignores-fin": {
    sentence: {
      en: "In TIME-WAIT everything is ignored, a FIN that comes again too.",
      zh: "TIME-WAIT 状态下什么都不理，重复的 FIN 也不回应。",
    },
    scenario: LAST_ACK_LOST,
  },
} as const satisfies MutantTable;
