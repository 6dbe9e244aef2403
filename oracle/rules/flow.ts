import type { RuleTable } from "./rules.ts";

/** Windows, waiting and signs of life: RFC 9293 §3.4.3, §3.5.1, §3.7.4, §3.8.4, §3.8.6. */
export const FLOW_RULES = {
  "9293-3.4.1-isn-clock": {
    section: "RFC 9293 §3.4.1",
    sentence: {
      en: "A later connection begins with another number: the clock behind the ISN ticks every 4 µs.",
      zh: "再次建立连接时初始序列号不同：ISN 由每 4 µs 加一的时钟产生。",
    },
  },
  "9293-3.4.3-quiet-time": {
    section: "RFC 9293 §3.4.3",
    sentence: {
      en: "A host that has crashed and lost its numbers waits one MSL before it uses any: the quiet time.",
      zh: "主机崩溃后不记得用过哪些序列号，要先静默一个 MSL 再使用新的序列号。",
    },
  },
  "9293-3.5.1-crash": {
    section: "RFC 9293 §3.5.1",
    sentence: {
      en: "A crash deletes the TCB without a word: the connection is half open until the other end sends something.",
      zh: "崩溃使 TCB 无声消失，连接变成半打开，直到对端再发数据才会发现。",
    },
  },
  "9293-3.7.4-nagle": {
    section: "RFC 9293 §3.7.4",
    sentence: {
      en: "Nagle: while something is unacknowledged, less than a full segment has to wait.",
      zh: "Nagle 算法：还有未确认的数据时，不足一个 MSS 的数据先等着。",
    },
  },
  "9293-3.8.4-keepalive": {
    section: "RFC 9293 §3.8.4",
    sentence: {
      en: "On an idle connection a keepalive goes out: an empty segment at SND.NXT-1, which has to be answered with an ACK.",
      zh: "连接空闲时发送 keepalive：序列号为 SND.NXT-1 的空报文段，对端必须回 ACK。",
    },
  },
  "9293-3.8.4-keepalive-dead": {
    section: "RFC 9293 §3.8.4",
    sentence: {
      en: "When no keepalive is answered the connection is given up.",
      zh: "keepalive 一直没有回应，就放弃这个连接。",
    },
  },
  "9293-3.8.6-window-shrinks": {
    section: "RFC 9293 §3.8.6",
    sentence: {
      en: "Octets that the user has not read take room, so the window that is offered becomes smaller.",
      zh: "应用还没读走的数据占着缓冲区，通告的窗口随之变小。",
    },
  },
  "9293-3.8.6.1-persist": {
    section: "RFC 9293 §3.8.6.1",
    sentence: {
      en: "Data waits for a closed window and nothing is out: a timer must go on, since a lost window update would leave both ends waiting for ever.",
      zh: "窗口关闭、数据待发、又没有在途报文段：必须启动坚持定时器，否则窗口更新一旦丢失，双方会一直互相等待。",
    },
  },
  "9293-3.8.6.1-probe": {
    section: "RFC 9293 §3.8.6.1",
    sentence: {
      en: "A closed window is probed with one octet, at growing distances, as long as the other end answers.",
      zh: "用一个字节探测零窗口，间隔逐次加长；只要对端有回应就一直探测下去。",
    },
  },
  "9293-3.8.6.1-window-opened": {
    section: "RFC 9293 §3.8.6.1",
    sentence: {
      en: "The window has opened: the octet that was refused goes again, and the rest behind it.",
      zh: "窗口重新打开：先重发之前被拒的那个字节，再发后面的数据。",
    },
  },
  "9293-3.8.6.2.1-silly-window": {
    section: "RFC 9293 §3.8.6.2.1",
    sentence: {
      en: "A sender does not use up a window by crumbs: less than a segment and less than half of the largest window waits.",
      zh: "发送方不零碎地占用窗口：不足一个 MSS、又不足最大窗口一半的数据先等着，避免糊涂窗口综合征。",
    },
  },
  "9293-3.8.6.2.1-override": {
    section: "RFC 9293 §3.8.6.2.1",
    sentence: {
      en: "When the wait has been long enough, even a small part of the window is used.",
      zh: "等得够久之后，窗口再小也用。",
    },
  },
  "9293-3.8.6.2.2-window-grows": {
    section: "RFC 9293 §3.8.6.2.2",
    sentence: {
      en: "The window is offered again when it has grown by a segment or by half of the buffer, not octet by octet.",
      zh: "可用缓冲区增加了一个 MSS 或一半以上，才通告新的窗口，不逐字节通告。",
    },
  },
  "9293-3.8.6.3-delayed-ack": {
    section: "RFC 9293 §3.8.6.3",
    sentence: {
      en: "An ACK of data in order may wait up to half a second, but every second segment is acknowledged.",
      zh: "按序到达的数据可以延迟确认，最多 0.5 秒，但至少每两个报文段确认一次。",
    },
  },
} as const satisfies RuleTable;
