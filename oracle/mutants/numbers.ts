import type { MutantTable } from "./mutant.ts";

const OPEN_AND_SEND =
  "isn client=1000 server=5000\nserver listen\nat 0ms client open\nat 100ms client send 100";
const CLOSE =
  "isn client=1000 server=5000\nstart established\nat 0ms client close\nat 100ms server close";

/** Beliefs about what takes a number and what an acknowledgment names. */
export const NUMBERS = {
  "syn-takes-no-number": {
    sentence: {
      en: "A SYN carries no data, so it takes no sequence number: the first octet has the ISN itself.",
      zh: "SYN 不带数据，所以不占序列号：第一个字节的序列号就是 ISN。",
    },
    scenario: OPEN_AND_SEND,
  },
  "fin-takes-no-number": {
    sentence: {
      en: "A FIN carries no data, so it takes no sequence number: its ACK does not add 1.",
      zh: "FIN 不带数据，所以不占序列号：确认 FIN 时 ack 不用加 1。",
    },
    scenario: CLOSE,
  },
  "pure-ack-takes-number": {
    sentence: {
      en: "Every segment takes a number, an ACK without data too: after the third segment of the handshake the data begins at ISN + 2.",
      zh: "每个报文段都占一个序列号，不带数据的 ACK 也占：第三次握手之后数据从 ISN + 2 开始。",
    },
    scenario: OPEN_AND_SEND,
  },
  "seq-counts-segments": {
    sentence: {
      en: "Sequence numbers count segments: the next segment has the number of the last one plus 1, however long it was.",
      zh: "序列号数的是报文段：不管上一个报文段多长，下一个的序列号都是加 1。",
    },
    scenario: OPEN_AND_SEND,
  },
  "no-wrap": {
    sentence: {
      en: "Sequence numbers are plain integers: a smaller one is always the older one.",
      zh: "序列号就是普通整数，数值小的一定更旧，不会回绕。",
    },
    scenario:
      "isn client=4294967290 server=5000\nstart established\nat 0ms client send 100\nuntil 2s",
  },
  "ack-names-last-octet": {
    sentence: {
      en: "The acknowledgment number is the number of the last octet received.",
      zh: "确认号就是已经收到的最后一个字节的序列号。",
    },
    scenario: OPEN_AND_SEND,
  },
  "ack-is-peers-seq": {
    sentence: {
      en: "The acknowledgment number is the sequence number of the other end's last segment.",
      zh: "确认号等于对方最后一个报文段的 seq。",
    },
    scenario: OPEN_AND_SEND,
  },
  "ack-is-seq-plus-one": {
    sentence: {
      en: "The acknowledgment number is always the other end's sequence number + 1, with data too.",
      zh: "确认号永远等于对方的 seq + 1，有数据时也一样。",
    },
    scenario: OPEN_AND_SEND,
  },
  "syn-ack-names-isn": {
    sentence: {
      en: "The SYN,ACK acknowledges the client's ISN itself, not ISN + 1.",
      zh: "SYN,ACK 的确认号就是客户端的 ISN，不用加 1。",
    },
    scenario: OPEN_AND_SEND,
  },
} as const satisfies MutantTable;
