import type { MutantTable } from "./mutant.ts";

const START = "isn client=1000 server=5000\nstart established";
const FOUR_SEGMENTS = `${START}\nat 0ms client close\nat 100ms server close`;
const THREE_SEGMENTS = `${START}\nserver closes-on-fin\nat 0ms client close`;

/** Beliefs about CLOSE and FIN; what follows the last FIN is in time-wait.ts. */
export const CLOSING = {
  "no-fin-wait-2": {
    sentence: {
      en: "FIN-WAIT-1 leads straight to TIME-WAIT, as soon as the FIN is acknowledged.",
      zh: "FIN-WAIT-1 收到对 FIN 的确认就直接进入 TIME-WAIT，没有 FIN-WAIT-2。",
    },
    scenario: FOUR_SEGMENTS,
  },
  "no-closing": {
    sentence: {
      en: "There is no CLOSING: a FIN that comes in FIN-WAIT-1 leads to TIME-WAIT.",
      zh: "没有 CLOSING 这个状态：FIN-WAIT-1 收到对方的 FIN 就进入 TIME-WAIT。",
    },
    scenario: `${START}\nat 0ms client close\nat 0ms server close`,
  },
  "fin-never-carries-ack": {
    sentence: {
      en: "A close always takes four segments: the ACK and the FIN of the passive closer never share one.",
      zh: "挥手一定是四次：被动关闭方的 ACK 和 FIN 不可能合并成一个报文段。",
    },
    scenario: THREE_SEGMENTS,
  },
  "fin-acked-with-fin": {
    sentence: {
      en: "A close always takes three segments: a FIN is acknowledged only by the FIN of the other end.",
      zh: "挥手总是三次：对方等到自己也要关闭时，才用 FIN,ACK 一起确认。",
    },
    scenario: FOUR_SEGMENTS,
  },
  "automatic-fin": {
    sentence: {
      en: "Whoever receives a FIN sends its own at once; the program there does not have to call CLOSE.",
      zh: "收到 FIN 之后 TCP 会自动发出自己的 FIN，不需要程序调用 CLOSE。",
    },
    scenario: `${START}\nat 0ms client close`,
  },
  "fin-closes-both": {
    sentence: {
      en: "A FIN closes both directions: once it is acknowledged both ends are CLOSED.",
      zh: "FIN 会同时关闭两个方向：它被确认之后两端都是 CLOSED。",
    },
    scenario: FOUR_SEGMENTS,
  },
  "no-half-close": {
    sentence: {
      en: "Whoever has received a FIN can no longer send data.",
      zh: "收到对方的 FIN 之后就不能再发数据了。",
    },
    scenario: `${FOUR_SEGMENTS}\nat 50ms server send 100`,
  },
  "send-after-close": {
    sentence: {
      en: "After CLOSE one can go on sending data, and the other end takes it.",
      zh: "调用 CLOSE 之后还可以继续发数据，对方也会照收。",
    },
    scenario: `${START}\nat 0ms client close\nat 50ms client send 100\nuntil 1s`,
  },
  "close-drops-unsent": {
    sentence: {
      en: "CLOSE sends the FIN at once and throws away what has not been sent.",
      zh: "CLOSE 会立刻发 FIN，还没发出去的数据就丢掉了。",
    },
    scenario: `${START}\nwindow server=1000\nat 0ms client send 3000\nat 1ms client close\nserver closes-on-fin`,
  },
  "abort-is-close": {
    sentence: {
      en: "ABORT says goodbye with a FIN like CLOSE does.",
      zh: "ABORT 和 CLOSE 一样，也是发 FIN 来结束连接。",
    },
    scenario: `${START}\nserver closes-on-fin\nat 0ms client abort`,
  },
  "close-wait-times-out": {
    sentence: {
      en: "CLOSE-WAIT ends by itself after some time.",
      zh: "CLOSE-WAIT 过一段时间会自己结束。",
    },
    scenario: `${START}\nmsl 1s\nat 0ms client close`,
  },
  "fin-wait-2-times-out": {
    sentence: {
      en: "FIN-WAIT-2 ends by itself after 2MSL, whatever the other end does.",
      zh: "FIN-WAIT-2 等 2MSL 就会自己结束，不管对方关不关。",
    },
    scenario: `${START}\nmsl 1s\nat 0ms client close`,
  },
} as const satisfies MutantTable;
