import type { RuleTable } from "./rules.ts";

/**
 * Where Linux is known to do otherwise than the letter of RFC 9293: the differences of profile
 * `linux`, beside the numbers in machine/profile.ts. `section` names what it departs from.
 */
export const LINUX_RULES = {
  "linux-empty-probe": {
    section: "RFC 9293 §3.8.6.1",
    sentence: {
      en: "Linux probes a closed window with an empty segment at SND.NXT-1, not with an octet of data.",
      zh: "Linux 探测零窗口时发序列号为 SND.NXT-1 的空报文段，不带数据。",
    },
  },
  "linux-least-rto": {
    section: "RFC 6298 §2.4",
    sentence: {
      en: "Linux lets the RTO go down to 200 ms; RFC 6298 asks for at least one second.",
      zh: "Linux 的 RTO 最小 200 ms，而 RFC 6298 要求至少 1 s。",
    },
  },
  "linux-data-after-close": {
    section: "RFC 9293 §3.6.1, §3.10.7.4",
    sentence: {
      en: "After close() nobody reads any more: Linux answers further data with a RST.",
      zh: "close() 之后没有进程再读数据，Linux 收到新数据就回 RST。",
    },
  },
  "linux-syn-again": {
    section: "RFC 9293 §3.10.7.4, first",
    sentence: {
      en: "To a repeated SYN in SYN-RECEIVED Linux repeats its SYN,ACK; RFC 9293 sends a plain ACK.",
      zh: "SYN-RECEIVED 状态下再次收到 SYN，Linux 重发 SYN,ACK；RFC 9293 只要求回 ACK。",
    },
  },
  "linux-close-unread": {
    section: "RFC 9293 §3.10.4; RFC 2525 §2.17",
    sentence: {
      en: "A close() with data still unread sends a RST in Linux: that data is lost, and the other end has to learn it.",
      zh: "还有数据没读就 close()，Linux 直接发 RST：这些数据丢了，必须让对端知道。",
    },
  },
  "linux-reset-with-ack": {
    section: "RFC 9293 §3.10.5",
    sentence: {
      en: "The RST of an abort carries an ACK in Linux; RFC 9293 sends it bare.",
      zh: "Linux 异常关闭时发的 RST 带 ACK；RFC 9293 里是单独的 RST。",
    },
  },
} as const satisfies RuleTable;
