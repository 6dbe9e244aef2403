import type { Seq } from "../machine/seq.ts";
import type { Sentence } from "../result.ts";

/** The reasons a violation is named with, each with the numbers of the segment it is about. */
export const because = {
  flags: (one: string, two: string): Sentence => ({
    en: `It carries ${one} and ${two} together; no end sends both in one segment.`,
    zh: `它同时带有 ${one} 和 ${two}，任何一端都不会把两者放进同一个报文段。`,
  }),
  noAck: (seq: Seq): Sentence => ({
    en: `It has seq ${seq} and no ACK, yet only a first SYN or a RST may be without one.`,
    zh: `序列号为 ${seq}，却没有 ACK；只有首个 SYN 和 RST 才可以不带 ACK。`,
  }),
  synAck: (ack: Seq, iss: Seq, wanted: Seq): Sentence => ({
    en: `It acknowledges ${ack}; the SYN it answers has seq ${iss} and takes one number, so ack must be ${wanted}.`,
    zh: `它的确认号是 ${ack}；所应答的 SYN 序列号为 ${iss}，占用一个序列号，确认号应为 ${wanted}。`,
  }),
  ackOfSyn: (ack: Seq): Sentence => ({
    en: `It acknowledges ${ack}, the SYN's own number, as if the SYN took none.`,
    zh: `它的确认号是 ${ack}，正是 SYN 自己的序列号，好像 SYN 不占序列号似的。`,
  }),
  ackOfUnsent: (ack: Seq, next: Seq, count: number): Sentence => ({
    en: `It acknowledges up to ${ack}, but the other end has sent only up to ${next}: ${count} too many.`,
    zh: `它确认到 ${ack}，而对端只发送到 ${next}，多确认了 ${count} 个序列号。`,
  }),
  ackBack: (ack: Seq, before: Seq): Sentence => ({
    en: `It is sent after a segment that acknowledged ${before}, yet acknowledges only ${ack}.`,
    zh: `在它之前发出的报文段已经确认到 ${before}，它却只确认到 ${ack}。`,
  }),
  ackPast: (ack: Seq, iss: Seq): Sentence => ({
    en: `It acknowledges ${ack}, which lies before the other end's first number ${iss}.`,
    zh: `它的确认号 ${ack} 在对端的初始序列号 ${iss} 之前。`,
  }),
  afterFin: (fin: Seq, len: number, seq: Seq): Sentence => ({
    en: `Its sender's FIN stands at ${fin}; this segment goes on behind it, at ${seq} with ${len} octets.`,
    zh: `发送方的 FIN 在 ${fin}，这个报文段却接在它后面：序列号 ${seq}，${len} 字节。`,
  }),
  otherFin: (fin: Seq, was: Seq): Sentence => ({
    en: `Its FIN stands at ${fin}, but the FIN of this end was sent at ${was}.`,
    zh: `它的 FIN 在 ${fin}，而这一端的 FIN 已经在 ${was} 发出。`,
  }),
  lowFin: (fin: Seq, next: Seq): Sentence => ({
    en: `Its FIN stands at ${fin}, but its sender has used all numbers before ${next} already.`,
    zh: `它的 FIN 在 ${fin}，但发送方早已用掉了 ${next} 之前的全部序列号。`,
  }),
  forgedFin: (fin: Seq): Sentence => ({
    en: `Its FIN takes number ${fin}, but its sender goes on and sends data with that number.`,
    zh: `它的 FIN 占用序列号 ${fin}，但发送方后来又用这个序列号发送数据。`,
  }),
  beyondWindow: (end: Seq, edge: Seq): Sentence => ({
    en: `It reaches up to ${end}, but the window the other end offered never went beyond ${edge}.`,
    zh: `它一直到 ${end}，而对端给出的窗口从未超过 ${edge}。`,
  }),
  otherContent: (seq: Seq, len: number): Sentence => ({
    en: `The ${len} octets from ${seq} were sent before with other content.`,
    zh: `从 ${seq} 起的 ${len} 个字节之前已经发送过，内容却不一样。`,
  }),
  forgedContent: (seq: Seq): Sentence => ({
    en: `It carries data from ${seq}, but its supposed sender later still stands at ${seq} and sends other data there.`,
    zh: `它带有从 ${seq} 起的数据，但名义上的发送方后来仍停在 ${seq}，并从那里发出了别的数据。`,
  }),
  goesOn: (seq: Seq): Sentence => ({
    en: `It resets the connection (seq ${seq}), but its supposed sender goes on in it as if nothing had been sent.`,
    zh: `它复位连接（序列号 ${seq}），但名义上的发送方之后照常收发，好像没发过它。`,
  }),
  secondSyn: (seq: Seq, iss: Seq): Sentence => ({
    en: `It is a SYN with seq ${seq} from an end that opened with ${iss} and goes on with those numbers.`,
    zh: `这是序列号为 ${seq} 的 SYN，而名义上的发送方早以 ${iss} 打开连接，并一直沿用原来的序列号。`,
  }),
  numberTaken: (seq: Seq, next: Seq, flag: string): Sentence => ({
    en: `It has seq ${seq}, the number its sender's ${flag} has taken; the next one is ${next}.`,
    zh: `序列号为 ${seq}，已经被发送方的 ${flag} 占用；下一个应是 ${next}。`,
  }),
  standsBack: (seq: Seq, next: Seq): Sentence => ({
    en: `It has seq ${seq}, but its sender has come to ${next}; only a probe stands back, and it brings no news.`,
    zh: `序列号为 ${seq}，而发送方已经到了 ${next}；只有探测报文段才会靠前，且不带新消息。`,
  }),
  belowUna: (seq: Seq, una: Seq): Sentence => ({
    en: `It sends data from ${seq}, though all up to ${una} had been acknowledged to its sender before.`,
    zh: `它从 ${seq} 开始发送数据，而对端早已向发送方确认到 ${una}。`,
  }),
  jump: (seq: Seq, next: Seq): Sentence => ({
    en: `It starts at ${seq}, but its sender stands at ${next} and later still does.`,
    zh: `它从 ${seq} 开始，但发送方此时只到 ${next}，之后仍是如此。`,
  }),
} as const;
