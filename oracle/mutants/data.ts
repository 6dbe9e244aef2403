import type { MutantTable } from "./mutant.ts";

const START = "isn client=1000 server=5000\nstart established\nmss 1000";
/** The first of three segments is lost. */
const GAP = `${START}\nat 0ms client send 3000\ndrop 1`;
/** The ACK of a segment is lost, so that the segment comes twice. */
const TWICE = `${START}\nat 0ms client send 500\ndrop 2`;

/** Beliefs about data: order, duplicates, windows, segments. */
export const DATA = {
  "ack-of-one-segment": {
    sentence: {
      en: "An ACK acknowledges one segment, not all that came before it.",
      zh: "一个 ACK 只确认一个报文段，不代表前面的都收到了。",
    },
    scenario: `${START}\nat 0ms client send 2000\ndrop 3`,
  },
  "gap-skipped": {
    sentence: {
      en: "The acknowledgment number is one more than the highest octet received, whatever is missing before it.",
      zh: "确认号是收到的最大序列号加 1，中间缺了数据也不管。",
    },
    scenario: GAP,
  },
  "early-data-delivered": {
    sentence: {
      en: "Data is given to the program as it comes, even if data before it is missing.",
      zh: "数据到了就交给程序，前面缺了数据也照样交。",
    },
    scenario: `${GAP}\nuntil 100ms`,
  },
  "early-data-ignored": {
    sentence: {
      en: "A segment that comes out of order is thrown away without an answer.",
      zh: "乱序到达的报文段会被直接丢弃，也不回 ACK。",
    },
    scenario: GAP,
  },
  "early-data-not-kept": {
    sentence: {
      en: "A segment that comes out of order is answered with an ACK and thrown away; the sender has to send it again.",
      zh: "乱序到达的报文段只回 ACK，数据会丢掉，要发送方重发。",
    },
    scenario: GAP,
  },
  "duplicate-delivered": {
    sentence: {
      en: "A segment that comes twice gives its data to the program twice.",
      zh: "同一个报文段到了两次，数据就会交给程序两次。",
    },
    scenario: TWICE,
  },
  "duplicate-not-acked": {
    sentence: {
      en: "A segment that has been received before is thrown away without an answer.",
      zh: "已经收过的报文段再来就直接丢弃，不回 ACK。",
    },
    scenario: `${TWICE}\nuntil 10s`,
  },
  "window-ignored": {
    sentence: {
      en: "The sender need not look at the receive window; what does not fit is sent again later.",
      zh: "发送方不用管对方的接收窗口，放不下的以后重发就行。",
    },
    scenario: `${START}\nwindow server=1000\nat 0ms client send 3000`,
  },
  "window-never-probed": {
    sentence: {
      en: "At a zero window the sender just waits: the receiver will tell when there is room.",
      zh: "窗口为 0 时发送方只要等着，有空间了对方会通知。",
    },
    scenario: `${START}\nwindow server=1000\nreceives on\nat 0ms client send 2000\nuntil 10s`,
  },
  "mss-counts-headers": {
    sentence: {
      en: "The MSS counts the headers too: 40 octets of it are not data.",
      zh: "MSS 包含 IP 和 TCP 首部，要减去 40 字节才是数据。",
    },
    scenario: `${START}\nat 0ms client send 1000`,
  },
  "every-segment-pushed": {
    sentence: {
      en: "Every segment with data has PSH set.",
      zh: "每个带数据的报文段都会置 PSH。",
    },
    scenario: `${START}\nat 0ms client send 2000`,
  },
} as const satisfies MutantTable;
