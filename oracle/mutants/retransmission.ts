import type { MutantTable } from "./mutant.ts";

const START = "isn client=1000 server=5000\nstart established\nmss 1000";

/** Beliefs about what is sent again, and when. */
export const RETRANSMISSION = {
  "syn-not-retransmitted": {
    sentence: {
      en: "A SYN that is lost is not sent again; the program has to try once more.",
      zh: "SYN 丢了不会重传，要由程序重新发起连接。",
    },
    scenario: "isn client=1000 server=5000\nserver listen\nat 0ms client open\ndrop 1\nuntil 5s",
  },
  "fin-not-retransmitted": {
    sentence: {
      en: "A FIN carries no data, so it is not sent again when it is lost.",
      zh: "FIN 不带数据，丢了也不会重传。",
    },
    scenario: `${START}\nserver closes-on-fin\nat 0ms client close\ndrop 1`,
  },
  "ack-is-retransmitted": {
    sentence: {
      en: "Whoever has sent an ACK sends it again after a timeout when nothing comes back.",
      zh: "发出的 ACK 如果没有回应，超时之后会重传这个 ACK。",
    },
    scenario: "isn client=1000 server=5000\nserver listen\nat 0ms client open\ndrop 3\nuntil 5s",
  },
  "retransmission-takes-new-number": {
    sentence: {
      en: "A retransmission is a new segment and gets a new sequence number.",
      zh: "重传的是一个新报文段，要用新的序列号。",
    },
    scenario: `${START}\nat 0ms client send 500\ndrop 1\nuntil 5s`,
  },
  "whole-window-again": {
    sentence: {
      en: "After a timeout everything that is not acknowledged is sent again (go back N).",
      zh: "超时之后，所有还没确认的报文段都要重传（回退 N）。",
    },
    scenario: `${START}\nat 0ms client send 2000\ndrop 1`,
  },
  "no-backoff": {
    sentence: {
      en: "Retransmissions come at equal distances: the RTO stays the same.",
      zh: "每次重传的间隔都一样，RTO 不会变。",
    },
    scenario: `${START}\nat 0ms client send 500\ndrop 1,2`,
  },
  "karn-ignored": {
    sentence: {
      en: "The round-trip time is measured with every ACK, also when the segment was sent twice.",
      zh: "每个 ACK 都用来测 RTT，重传过的报文段也一样。",
    },
    scenario: `${START}\nat 0ms client send 500\nat 5s client send 500\ndrop 1,4`,
  },
  "first-duplicate-ack-is-loss": {
    sentence: {
      en: "The first duplicate ACK means that a segment is lost: it is sent again at once.",
      zh: "收到一个重复 ACK 就说明丢包了，马上重传。",
    },
    scenario: `${START}\nat 0ms client send 2000\ndrop 1`,
  },
  "no-fast-retransmit": {
    sentence: {
      en: "Only a timeout makes TCP send a segment again; duplicate ACKs mean nothing.",
      zh: "只有超时才会重传，重复 ACK 没有意义。",
    },
    scenario: `${START}\nat 0ms client send 5000\ndrop 1`,
  },
} as const satisfies MutantTable;
