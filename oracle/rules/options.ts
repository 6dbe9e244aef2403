import type { RuleTable } from "./rules.ts";

/** What both ends have to support: RFC 7323, RFC 7413, RFC 4987, RFC 5961, the MSS option. */
export const OPTION_RULES = {
  "9293-3.7.1-mss-option": {
    section: "RFC 9293 §3.7.1",
    sentence: {
      en: "The MSS option of a SYN says how large a segment its sender takes; without it 536 octets are assumed.",
      zh: "SYN 里的 MSS 选项说明本端能接收多大的报文段；没有这个选项时按 536 字节处理。",
    },
  },
  "7323-2-window-scale": {
    section: "RFC 7323 §2",
    sentence: {
      en: "If both SYNs carry a window scale, every later window field is shifted by it; the SYN's own is not.",
      zh: "两个 SYN 都带窗口扩大选项时，之后的窗口字段都要左移相应位数；SYN 自身的窗口不移。",
    },
  },
  "7323-3.2-no-timestamp": {
    section: "RFC 7323 §3.2",
    sentence: {
      en: "Once timestamps are agreed on, a segment without one is dropped, unless it is a RST.",
      zh: "双方约定时间戳之后，不带时间戳的报文段被丢弃，RST 除外。",
    },
  },
  "7323-4-rttm": {
    section: "RFC 7323 §4",
    sentence: {
      en: "TSecr says when the acknowledged segment left, so even a retransmission gives a round-trip time.",
      zh: "TSecr 说明被确认的报文段何时发出，所以重传的报文段也能用来测 RTT。",
    },
  },
  "7323-5.3-paws": {
    section: "RFC 7323 §5.3",
    sentence: {
      en: "A segment whose timestamp is older than the newest one seen is an old duplicate: it is dropped and answered with an ACK.",
      zh: "时间戳比已见过的更旧，说明是旧的重复报文段：丢弃并回 ACK，这就是 PAWS。",
    },
  },
  "7413-3-data-in-syn": {
    section: "RFC 7413 §3",
    sentence: {
      en: "With Fast Open and a cookie from an earlier connection the SYN itself carries data.",
      zh: "启用 TCP Fast Open、且有之前连接得到的 cookie 时，SYN 本身就可以携带数据。",
    },
  },
  "7413-4.2-fast-open": {
    section: "RFC 7413 §4.2",
    sentence: {
      en: "A server that accepts the cookie gives the data of the SYN to the user before the handshake ends, and its SYN,ACK acknowledges it.",
      zh: "服务端认可 cookie 时，握手完成前就把 SYN 里的数据交给应用，SYN,ACK 一并确认这些数据。",
    },
  },
  "7413-4.2-data-again": {
    section: "RFC 7413 §4.2",
    sentence: {
      en: "A SYN,ACK that acknowledges the SYN alone has not taken its data, which is sent again at once.",
      zh: "SYN,ACK 只确认了 SYN，说明其中的数据没被接受，马上重发这些数据。",
    },
  },
  "4987-2-syn-queue-full": {
    section: "RFC 4987 §2",
    sentence: {
      en: "When the queue of half-open connections is full, a further SYN is dropped.",
      zh: "半连接队列满了，再来的 SYN 直接丢弃。",
    },
  },
  "4987-3.6-syn-cookie": {
    section: "RFC 4987 §3.6",
    sentence: {
      en: "With SYN cookies a full queue is no obstacle: the SYN,ACK is sent and nothing is remembered, the ISN holds it all.",
      zh: "启用 SYN cookie 时，队列满了也照样回 SYN,ACK，但不保存任何状态，所需信息都编码在 ISN 里。",
    },
  },
  "4987-3.6-cookie-returns": {
    section: "RFC 4987 §3.6",
    sentence: {
      en: "An ACK of the cookie proves that a SYN,ACK was sent: the connection is ESTABLISHED from nothing else.",
      zh: "收到对 cookie 的 ACK，证明之前确实回过 SYN,ACK，凭它直接建立连接，进入 ESTABLISHED。",
    },
  },
  "5961-5-ack-too-old": {
    section: "RFC 5961 §5; RFC 9293 §3.10.7.4, fifth",
    sentence: {
      en: "An ACK that is older than the largest window ever offered gets a challenge ACK, and its data is dropped.",
      zh: "ACK 比对端给过的最大窗口还要旧，就回 challenge ACK，并丢弃其中的数据。",
    },
  },
} as const satisfies RuleTable;
