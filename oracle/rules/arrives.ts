import type { RuleTable } from "./rules.ts";

/** A segment arrives: RFC 9293 §3.10.7. */
export const ARRIVES_RULES = {
  "9293-3.10.7.1-closed-rst": {
    section: "RFC 9293 §3.10.7.1",
    sentence: {
      en: "A RST that meets no connection is dropped: a RST is never answered.",
      zh: "连接不存在时收到 RST 直接丢弃：RST 从不需要应答。",
    },
  },
  "9293-3.10.7.2-listen-rst": {
    section: "RFC 9293 §3.10.7.2, first",
    sentence: {
      en: "In LISTEN a RST is ignored: nothing has been sent that it could be about.",
      zh: "LISTEN 状态下忽略 RST：本端还没发过任何东西，它不可能有所指。",
    },
  },
  "9293-3.10.7.2-listen-ack": {
    section: "RFC 9293 §3.10.7.2, second",
    sentence: {
      en: "In LISTEN an ACK acknowledges something never sent, so a RST answers it.",
      zh: "LISTEN 状态下收到 ACK，确认的是从未发出的东西，所以回 RST。",
    },
  },
  "9293-3.10.7.2-listen-syn": {
    section: "RFC 9293 §3.10.7.2, third",
    sentence: {
      en: "In LISTEN a SYN is answered with SYN,ACK and the state becomes SYN-RECEIVED.",
      zh: "LISTEN 状态下收到 SYN，回 SYN,ACK，进入 SYN-RECEIVED。",
    },
  },
  "9293-3.10.7.2-listen-other": {
    section: "RFC 9293 §3.10.7.2, fourth",
    sentence: {
      en: "In LISTEN a segment with neither RST, ACK nor SYN is dropped.",
      zh: "LISTEN 状态下，既无 RST、ACK 也无 SYN 的报文段被丢弃。",
    },
  },
  "9293-3.10.7.3-syn-sent-ack": {
    section: "RFC 9293 §3.10.7.3, first",
    sentence: {
      en: "In SYN-SENT an ACK that does not acknowledge our SYN is answered with a RST.",
      zh: "SYN-SENT 状态下，ACK 没有确认本端的 SYN，就回 RST。",
    },
  },
  "9293-3.10.7.3-syn-sent-rst": {
    section: "RFC 9293 §3.10.7.3, second",
    sentence: {
      en: "In SYN-SENT a RST that acknowledges our SYN ends the attempt: the state becomes CLOSED.",
      zh: "SYN-SENT 状态下收到 RST，且它确认了本端的 SYN，建立连接失败，进入 CLOSED。",
    },
  },
  "9293-3.10.7.3-syn-sent-rst-blind": {
    section: "RFC 9293 §3.10.7.3, second",
    sentence: {
      en: "In SYN-SENT a RST that does not acknowledge our SYN is dropped.",
      zh: "SYN-SENT 状态下，没有确认本端 SYN 的 RST 被丢弃。",
    },
  },
  "9293-3.10.7.3-syn-sent-synack": {
    section: "RFC 9293 §3.10.7.3, fourth",
    sentence: {
      en: "In SYN-SENT a SYN that comes with an ACK of our SYN makes the connection ESTABLISHED, and is acknowledged.",
      zh: "SYN-SENT 状态下收到 SYN，同时本端的 SYN 得到确认，进入 ESTABLISHED，并回 ACK。",
    },
  },
  "9293-3.10.7.3-syn-sent-syn": {
    section: "RFC 9293 §3.10.7.3, fourth",
    sentence: {
      en: "In SYN-SENT a SYN without an ACK is answered with SYN,ACK and the state becomes SYN-RECEIVED.",
      zh: "SYN-SENT 状态下收到不带 ACK 的 SYN，回 SYN,ACK，进入 SYN-RECEIVED。",
    },
  },
  "9293-3.10.7.3-syn-sent-other": {
    section: "RFC 9293 §3.10.7.3, fifth",
    sentence: {
      en: "In SYN-SENT a segment with neither SYN nor RST is dropped.",
      zh: "SYN-SENT 状态下，既无 SYN 也无 RST 的报文段被丢弃。",
    },
  },
  "9293-3.10.7.4-unacceptable": {
    section: "RFC 9293 §3.10.7.4, first",
    sentence: {
      en: "A segment that lies outside the receive window is dropped and answered with an ACK, unless it is a RST.",
      zh: "报文段落在接收窗口之外时丢弃，并回一个 ACK；RST 则不回。",
    },
  },
  "9293-3.10.7.4-closed-window": {
    section: "RFC 9293 §3.10.7.4, first",
    sentence: {
      en: "With a closed receive window no text is acceptable, but the ACK that comes with it still counts.",
      zh: "接收窗口为 0 时不接受任何数据，但随之而来的 ACK 仍然有效。",
    },
  },
  "9293-3.10.7.4-rst": {
    section: "RFC 9293 §3.10.7.4, second",
    sentence: {
      en: "A RST whose sequence number is exactly the next one expected ends the connection: the state becomes CLOSED.",
      zh: "RST 的序列号恰好是期望的下一个序列号时，连接被复位，进入 CLOSED。",
    },
  },
  "9293-3.10.7.4-rst-back-to-listen": {
    section: "RFC 9293 §3.10.7.4, second",
    sentence: {
      en: "A RST in SYN-RECEIVED takes an end that came from LISTEN back to LISTEN.",
      zh: "由 LISTEN 进入 SYN-RECEIVED 的一端收到 RST，回到 LISTEN。",
    },
  },
  "9293-3.10.7.4-rst-outside-window": {
    section: "RFC 9293 §3.10.7.4, second",
    sentence: {
      en: "A RST outside the receive window is dropped without an answer.",
      zh: "序列号落在接收窗口之外的 RST 直接丢弃，不应答。",
    },
  },
  "9293-3.10.7.4-rst-challenge": {
    section: "RFC 9293 §3.10.7.4, second; RFC 5961 §3",
    sentence: {
      en: "A RST inside the window that is not exactly the number expected gets a challenge ACK and changes nothing.",
      zh: "RST 在窗口内、但不是期望的那个序列号时，只回 challenge ACK，状态不变。",
    },
  },
  "9293-3.10.7.4-syn-back-to-listen": {
    section: "RFC 9293 §3.10.7.4, fourth",
    sentence: {
      en: "A SYN inside the window takes an end in SYN-RECEIVED that came from LISTEN back to LISTEN.",
      zh: "由 LISTEN 进入 SYN-RECEIVED 的一端收到窗口内的 SYN，回到 LISTEN。",
    },
  },
  "9293-3.10.7.4-syn-challenge": {
    section: "RFC 9293 §3.10.7.4, fourth; RFC 5961 §4",
    sentence: {
      en: "A SYN on a connection that is already synchronized gets a challenge ACK and changes nothing.",
      zh: "连接已经同步后再收到 SYN，只回 challenge ACK，状态不变。",
    },
  },
  "9293-3.10.7.4-no-ack": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "On a synchronized connection a segment without an ACK is dropped.",
      zh: "连接同步后，不带 ACK 的报文段被丢弃。",
    },
  },
  "9293-3.10.7.4-ack-of-syn": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "In SYN-RECEIVED an ACK of our SYN makes the connection ESTABLISHED.",
      zh: "SYN-RECEIVED 状态下，本端的 SYN 得到确认，进入 ESTABLISHED。",
    },
  },
  "9293-3.10.7.4-bad-ack-of-syn": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "In SYN-RECEIVED an ACK that does not acknowledge our SYN is answered with a RST.",
      zh: "SYN-RECEIVED 状态下，ACK 没有确认本端的 SYN，就回 RST。",
    },
  },
  "9293-3.10.7.4-ack": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "An ACK of numbers sent and not yet acknowledged moves SND.UNA up to it.",
      zh: "ACK 确认了已发送、未确认的序列号，SND.UNA 随之前移。",
    },
  },
  "9293-3.10.7.4-duplicate-ack": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "An ACK of what is already acknowledged acknowledges nothing new.",
      zh: "重复的 ACK 没有确认任何新的序列号。",
    },
  },
  "9293-3.10.7.4-ack-of-unsent": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "A segment that acknowledges something not yet sent is dropped and answered with an ACK.",
      zh: "报文段确认了还没发送的序列号：丢弃它，并回一个 ACK。",
    },
  },
  "9293-3.10.7.4-window-update": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "SND.WND is taken from the newest segment only, judged by SND.WL1 and SND.WL2.",
      zh: "SND.WND 只取自最新的报文段，新旧由 SND.WL1 和 SND.WL2 判断。",
    },
  },
  "9293-3.10.7.4-fin-acked": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "In FIN-WAIT-1 an ACK of our FIN leads to FIN-WAIT-2.",
      zh: "FIN-WAIT-1 状态下，本端的 FIN 得到确认，进入 FIN-WAIT-2。",
    },
  },
  "9293-3.10.7.4-closing-acked": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "In CLOSING an ACK of our FIN leads to TIME-WAIT.",
      zh: "CLOSING 状态下，本端的 FIN 得到确认，进入 TIME-WAIT。",
    },
  },
  "9293-3.10.7.4-last-ack": {
    section: "RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "In LAST-ACK an ACK of our FIN ends the connection: the state becomes CLOSED.",
      zh: "LAST-ACK 状态下，本端的 FIN 得到确认，连接结束，进入 CLOSED。",
    },
  },
  "9293-3.10.7.4-text": {
    section: "RFC 9293 §3.10.7.4, seventh",
    sentence: {
      en: "Data that continues what has arrived is delivered, RCV.NXT moves over it, and it is acknowledged.",
      zh: "与已收到的内容相接的数据交给应用，RCV.NXT 越过它，并回 ACK。",
    },
  },
  "9293-3.10.7.4-text-early": {
    section: "RFC 9293 §3.10.7.4, seventh; §3.4",
    sentence: {
      en: "Data that leaves a gap is kept, and the ACK still names the first number that is missing.",
      zh: "数据前面有空缺时先存着，ACK 仍然指向第一个缺失的序列号。",
    },
  },
  "9293-3.10.7.4-text-ignored": {
    section: "RFC 9293 §3.10.7.4, seventh",
    sentence: {
      en: "After the other end's FIN no data can follow; such data is ignored.",
      zh: "对端发过 FIN 之后不应再有数据，收到也忽略。",
    },
  },
  "9293-3.10.7.4-fin": {
    section: "RFC 9293 §3.10.7.4, eighth",
    sentence: {
      en: "A FIN moves RCV.NXT over it and is acknowledged; in ESTABLISHED it leads to CLOSE-WAIT.",
      zh: "收到 FIN，RCV.NXT 越过它，并回 ACK；在 ESTABLISHED 状态下进入 CLOSE-WAIT。",
    },
  },
  "9293-3.10.7.4-fin-closing": {
    section: "RFC 9293 §3.10.7.4, eighth",
    sentence: {
      en: "In FIN-WAIT-1 a FIN leads to CLOSING as long as our own FIN is not acknowledged.",
      zh: "FIN-WAIT-1 状态下收到 FIN，而本端的 FIN 还没得到确认，进入 CLOSING。",
    },
  },
  "9293-3.10.7.4-fin-time-wait": {
    section: "RFC 9293 §3.10.7.4, eighth",
    sentence: {
      en: "When our own FIN is acknowledged, the other end's FIN leads to TIME-WAIT, which lasts 2MSL.",
      zh: "本端的 FIN 已得到确认，再收到对端的 FIN，进入 TIME-WAIT，等待 2MSL。",
    },
  },
  "9293-3.10.7.4-time-wait-fin": {
    section: "RFC 9293 §3.10.7.4, fifth and eighth",
    sentence: {
      en: "In TIME-WAIT a repeated FIN is acknowledged again and the 2MSL wait starts anew.",
      zh: "TIME-WAIT 状态下再次收到对端的 FIN，重新回 ACK，2MSL 重新计时。",
    },
  },
  "9293-3.10.7.2-data-with-syn": {
    section: "RFC 9293 §3.10.7.2, third",
    sentence: {
      en: "Data or a FIN that comes with a SYN is kept until the connection is ESTABLISHED.",
      zh: "随 SYN 一起来的数据或 FIN 先存着，等连接进入 ESTABLISHED 再处理。",
    },
  },
  "9293-3.10.7.4-time-wait-syn": {
    section: "RFC 9293 §3.10.7.4, fourth; RFC 6191",
    sentence: {
      en: "In TIME-WAIT a new SYN whose number or timestamp lies beyond all that was seen may open the connection anew.",
      zh: "TIME-WAIT 状态下收到新的 SYN，若其序列号或时间戳超过之前见过的，可以直接重新建立连接。",
    },
  },
} as const satisfies RuleTable;
