import type { MutantTable } from "./mutant.ts";

const START = "isn client=1000 server=5000\nstart established\nmss 1000";
const LONG = `${START}\nat 0ms client send 30000`;

/** Beliefs about slow start and what a loss does to the congestion window. */
export const CONGESTION = {
  "slow-start-adds-one": {
    sentence: {
      en: "In slow start cwnd grows by one segment each round trip.",
      zh: "慢启动阶段，cwnd 每个 RTT 增加一个 MSS。",
    },
    scenario: LONG,
  },
  "no-congestion-window": {
    sentence: {
      en: "Only the receiver's window limits what is sent.",
      zh: "能发多少只由对方的接收窗口决定。",
    },
    scenario: LONG,
  },
  "timeout-halves-cwnd": {
    sentence: {
      en: "After a timeout cwnd is halved.",
      zh: "超时之后 cwnd 减半。",
    },
    scenario: `${LONG}\ndrop 9,10,11,12,13,14,15,16`,
  },
  "duplicate-acks-reset-cwnd": {
    sentence: {
      en: "Three duplicate ACKs set cwnd back to one segment.",
      zh: "收到三个重复 ACK，cwnd 要降回 1 个 MSS。",
    },
    scenario: `${LONG}\ndrop 9`,
  },
} as const satisfies MutantTable;
