import { expect, test } from "vitest";
import { traceOf } from "../wire/wire-run.ts";
import { tellSegment, tellTransition } from "./tell.ts";

const START = "start established\nisn client=1000 server=5000\n";
const OPEN = "isn client=1000 server=5000\nserver listen\nmsl 10s\nat 0ms client open\n";
const CLOSE = `${OPEN}at 60ms client send 100\nat 200ms client close\nat 300ms server close`;
const FAST = `${START}mss 1000\nat 0ms client send 6000\ndrop 1`;
const PROBE = `${START}window server=100\nreceives server=on\nat 0ms client send 150\nat 3s server receive\nuntil 9s`;
const HALF = `${START}msl 5s\nat 0ms client close\nat 10ms server send 5\ninject client at 500ms SYN seq=client+90`;
const SACK = `${START}sack on\nmss 100\nat 0ms client send 600\ndrop 1, 3`;
const PATIENT = `${START}user-timeout 600s\nat 0ms client send 5\ndrop 1, 2, 3, 4, 5, 6, 7`;
const TOGETHER = `${START}mss client=1000\nat 0ms client send 5\nat 2s server send 5\ndrop 1, 2, 3`;
const GIVEN_UP = `${START}user-timeout client=5s server=4s\nat 0ms client send 5\nat 1s server send 5\ndrop 1,2,3,4,5,6,7`;
const CUT = `${START}msl 10s\nserver closes-on-fin\nat 0ms client close\nat 5s client abort`;
const LATE_CLOSE = `${START}window server=100\nreceives server=on\nat 0ms client send 150\nat 1040ms client close\nuntil 2s`;
const REFUSED = "isn client=1000 server=5000\nat 0ms client open\nat 50ms server open";
const ABORT = `${OPEN}at 100ms server abort\nat 110ms client send 5`;

/** What is told of segment or transition `n` of a run, each read by a person in both languages. */
const TOLD: readonly (readonly [string, "segment" | "transition", number, string, string])[] = [
  [
    CLOSE,
    "segment",
    1,
    "The client opens the connection: SYN alone, there is nothing to acknowledge yet. The SYN of the client carries its initial sequence number, 1000.",
    "客户端主动打开连接，只置 SYN，此时还没有可确认的内容。客户端的 SYN 携带初始序列号 ISN，即 1000。",
  ],
  [
    CLOSE,
    "segment",
    2,
    "SYN carries the ISN of the server; ACK acknowledges the SYN in segment 1. The SYN of the server carries its initial sequence number, 5000. The server's ACK names the next number it expects. The SYN in segment 1 sits at 1000, so the next is 1001. When it arrives, the initial window sets the cwnd of the client to 4380 octets.",
    "SYN 携带服务器的 ISN，ACK 确认报文段 1 的 SYN。服务器的 SYN 携带初始序列号 ISN，即 5000。服务器的确认号是它期望收到的下一个序列号。报文段 1 的 SYN 占用 1000，所以确认号是 1001。它到达后，按初始窗口，客户端的 cwnd 变为 4380 字节。",
  ],
  [
    CLOSE,
    "segment",
    3,
    "The client answers segment 2 and has nothing to send, so only ACK is set. In SYN-SENT a SYN that comes with an ACK of our SYN makes the connection ESTABLISHED, and is acknowledged. The SYN in segment 1 sits at 1000, so the next number the client uses is 1001. This segment takes no number itself. The client's ACK names the next number it expects. The SYN in segment 2 sits at 5000, so the next is 5001. When it arrives, the initial window sets the cwnd of the server to 4380 octets.",
    "客户端应答报文段 2，自己没有数据要发，所以只置 ACK。SYN-SENT 状态下收到 SYN，同时本端的 SYN 得到确认，进入 ESTABLISHED，并回 ACK。报文段 1 的 SYN 占用 1000，客户端的下一个序列号是 1001。这个报文段本身不占用序列号。客户端的确认号是它期望收到的下一个序列号。报文段 2 的 SYN 占用 5000，所以确认号是 5001。它到达后，按初始窗口，服务器的 cwnd 变为 4380 字节。",
  ],
  [
    CLOSE,
    "segment",
    4,
    "Data on a synchronized connection always travels with an ACK. PSH marks the last segment of this SEND. The SYN in segment 1 sits at 1000, so the next number the client uses is 1001. What is left of this SEND is 100 octets, and one segment can carry that. The client's ACK names the next number it expects. The SYN in segment 2 sits at 5000, so the next is 5001.",
    "连接同步后，数据总是带着 ACK 一起发送。PSH 表示这是这次 SEND 的最后一个报文段。报文段 1 的 SYN 占用 1000，客户端的下一个序列号是 1001。这次 SEND 还剩 100 字节，全部放进这个报文段。客户端的确认号是它期望收到的下一个序列号。报文段 2 的 SYN 占用 5000，所以确认号是 5001。",
  ],
  [
    CLOSE,
    "segment",
    6,
    "The client has called CLOSE, so FIN says that it has no more to send. ACK is set, as on every segment of a synchronized connection. Segment 4 carries octets 1001 to 1100, so the next number the client uses is 1101. The client's ACK names the next number it expects. The SYN in segment 2 sits at 5000, so the next is 5001.",
    "客户端调用了 CLOSE，FIN 表示它不再发送数据。ACK 照常置位，连接同步后每个报文段都带 ACK。报文段 4 的数据占用 1001 到 1100，客户端的下一个序列号是 1101。客户端的确认号是它期望收到的下一个序列号。报文段 2 的 SYN 占用 5000，所以确认号是 5001。",
  ],
  [
    CLOSE,
    "segment",
    7,
    "The server answers segment 6 and has nothing to send, so only ACK is set. A FIN moves RCV.NXT over it and is acknowledged; in ESTABLISHED it leads to CLOSE-WAIT. The SYN in segment 2 sits at 5000, so the next number the server uses is 5001. This segment takes no number itself. The server's ACK names the next number it expects. The FIN in segment 6 sits at 1101, so the next is 1102. When it arrives, slow start raises the cwnd of the client to 4481 octets.",
    "服务器应答报文段 6，自己没有数据要发，所以只置 ACK。收到 FIN，RCV.NXT 越过它，并回 ACK；在 ESTABLISHED 状态下进入 CLOSE-WAIT。报文段 2 的 SYN 占用 5000，服务器的下一个序列号是 5001。这个报文段本身不占用序列号。服务器的确认号是它期望收到的下一个序列号。报文段 6 的 FIN 占用 1101，所以确认号是 1102。它到达后，慢启动使客户端的 cwnd 变为 4481 字节。",
  ],
  [
    CLOSE,
    "segment",
    9,
    "The client answers segment 8 and has nothing to send, so only ACK is set. When our own FIN is acknowledged, the other end's FIN leads to TIME-WAIT, which lasts 2MSL. The FIN in segment 6 sits at 1101, so the next number the client uses is 1102. This segment takes no number itself. The client's ACK names the next number it expects. The FIN in segment 8 sits at 5001, so the next is 5002.",
    "客户端应答报文段 8，自己没有数据要发，所以只置 ACK。本端的 FIN 已得到确认，再收到对端的 FIN，进入 TIME-WAIT，等待 2MSL。报文段 6 的 FIN 占用 1101，客户端的下一个序列号是 1102。这个报文段本身不占用序列号。客户端的确认号是它期望收到的下一个序列号。报文段 8 的 FIN 占用 5001，所以确认号是 5002。",
  ],
  [
    FAST,
    "segment",
    1,
    "Data on a synchronized connection always travels with an ACK. PSH is off: more data of the same SEND follows. The SYN of the client sat at 1000, its ISN, so the next number the client uses is 1001. The MSS lets one segment carry 1000 octets at most, and more was to be sent. The client's ACK names the next number it expects. The SYN of the server sat at 5000, its ISN, so the next is 5001. It is lost on the way and does not reach the server.",
    "连接同步后，数据总是带着 ACK 一起发送。没有置 PSH：同一次 SEND 后面还有数据。客户端的 SYN 占用 1000（ISN），客户端的下一个序列号是 1001。待发的数据更多，而 MSS 规定一个报文段最多携带 1000 字节。客户端的确认号是它期望收到的下一个序列号。服务器的 SYN 占用 5000（ISN），所以确认号是 5001。它在路上丢失，没有到达服务器。",
  ],
  [
    FAST,
    "segment",
    7,
    "The server answers segment 4 and has nothing to send, so only ACK is set. Data that leaves a gap is kept, and the ACK still names the first number that is missing. The SYN of the server sat at 5000, its ISN, so the next number the server uses is 5001. This segment takes no number itself. The server's ACK names the next number it expects. The SYN of the client sat at 1000, its ISN, so the next is 1001. Segment 4 has arrived too, but it starts at 4001: 1001 is still missing, and a cumulative ACK cannot skip it. When it arrives, the third duplicate ACK in a row sets the cwnd of the client to 5000 octets, with ssthresh at 2000.",
    "服务器应答报文段 4，自己没有数据要发，所以只置 ACK。数据前面有空缺时先存着，ACK 仍然指向第一个缺失的序列号。服务器的 SYN 占用 5000（ISN），服务器的下一个序列号是 5001。这个报文段本身不占用序列号。服务器的确认号是它期望收到的下一个序列号。客户端的 SYN 占用 1000（ISN），所以确认号是 1001。报文段 4 虽已到达，但它从 4001 开始，1001 还缺着，累积确认不能跳过它。它到达后，连续第三个重复 ACK 使客户端的 cwnd 变为 5000 字节（ssthresh 为 2000）。",
  ],
  [
    FAST,
    "segment",
    10,
    "Segments 5, 6, 7 acknowledge 1001 once more, so the client takes segment 1 for lost and sends it again at once. Three duplicate ACKs are taken for a loss: the missing segment goes again without waiting for the timer. The ssthresh of the client becomes 2000 and its cwnd 5000 octets.",
    "报文段 5、6、7 重复确认 1001，客户端判断报文段 1 已丢失，立即重传。收到三个重复 ACK 就认为丢包，不等超时，立即重传缺失的报文段：快速重传。客户端的 ssthresh 降为 2000 字节，cwnd 变为 5000 字节。",
  ],
  [
    PROBE,
    "segment",
    3,
    "The persist timer of 1000 ms has run out. The window of the server is closed and data is waiting. The client sends number 1101 in spite of the window. A closed window is probed with one octet, at growing distances, as long as the other end answers.",
    "坚持定时器（1000 ms）到期。服务器的窗口已关闭，还有数据待发。客户端不顾窗口，发出序列号 1101。用一个字节探测零窗口，间隔逐次加长；只要对端有回应就一直探测下去。",
  ],
  [
    PROBE,
    "segment",
    4,
    "The server answers segment 3 and has nothing to send, so only ACK is set. A segment that lies outside the receive window is dropped and answered with an ACK, unless it is a RST. Segment 3 (ACK) begins at 1101, as the server expects, but the window of the server is 0. The SYN of the server sat at 5000, its ISN, so the next number the server uses is 5001. This segment takes no number itself. The server's ACK names the next number it expects. Segment 1 carries octets 1001 to 1100, so the next is 1101.",
    "服务器应答报文段 3，自己没有数据要发，所以只置 ACK。报文段落在接收窗口之外时丢弃，并回一个 ACK；RST 则不回。报文段 3（ACK）从 1101 开始，正是服务器期望的，但服务器的窗口是 0。服务器的 SYN 占用 5000（ISN），服务器的下一个序列号是 5001。这个报文段本身不占用序列号。服务器的确认号是它期望收到的下一个序列号。报文段 1 的数据占用 1001 到 1100，所以确认号是 1101。",
  ],
  [
    PROBE,
    "segment",
    5,
    "The RTO of 1000 ms that began at 1040 ms has run out and 1101 is not acknowledged, so the client sends segment 3 again. The RTO doubles to 2000 ms. A closed window is probed with one octet, at growing distances, as long as the other end answers.",
    "从 1040 ms 开始的 RTO（1000 ms）到期，序列号 1101 还没被确认，客户端重传报文段 3。RTO 加倍，变为 2000 ms。用一个字节探测零窗口，间隔逐次加长；只要对端有回应就一直探测下去。",
  ],
  [
    PROBE,
    "segment",
    7,
    "The server has no data to send, so only ACK is set. The window is offered again when it has grown by a segment or by half of the buffer, not octet by octet. The SYN of the server sat at 5000, its ISN, so the next number the server uses is 5001. This segment takes no number itself. The server's ACK names the next number it expects. Segment 1 carries octets 1001 to 1100, so the next is 1101.",
    "服务器没有数据要发，所以只置 ACK。可用缓冲区增加了一个 MSS 或一半以上，才通告新的窗口，不逐字节通告。服务器的 SYN 占用 5000（ISN），服务器的下一个序列号是 5001。这个报文段本身不占用序列号。服务器的确认号是它期望收到的下一个序列号。报文段 1 的数据占用 1001 到 1100，所以确认号是 1101。",
  ],
  [
    HALF,
    "segment",
    5,
    "The client did not send this SYN: somebody forged it with sequence number 1090.",
    "这个 SYN 不是客户端发的，而是他人伪造的，序列号写成 1090。",
  ],
  [
    HALF,
    "segment",
    6,
    "The server answers segment 5 and has nothing to send, so only ACK is set. A SYN on a connection that is already synchronized gets a challenge ACK and changes nothing. Segment 5 (SYN) begins at 1090; the server expects 1002. Segment 2 carries octets 5001 to 5005, so the next number the server uses is 5006. This segment takes no number itself. The server's ACK names the next number it expects. The FIN in segment 1 sits at 1001, so the next is 1002.",
    "服务器应答报文段 5，自己没有数据要发，所以只置 ACK。连接已经同步后再收到 SYN，只回 challenge ACK，状态不变。报文段 5（SYN）从 1090 开始，服务器期望的是 1002。报文段 2 的数据占用 5001 到 5005，服务器的下一个序列号是 5006。这个报文段本身不占用序列号。服务器的确认号是它期望收到的下一个序列号。报文段 1 的 FIN 占用 1001，所以确认号是 1002。",
  ],
  [
    SACK,
    "segment",
    11,
    "Segments 5, 6, 9 acknowledge 1001 once more, so the client takes segment 1 for lost and sends it again at once. Three duplicate ACKs are taken for a loss: the missing segment goes again without waiting for the timer. The ssthresh of the client becomes 200 and its cwnd 500 octets.",
    "报文段 5、6、9 重复确认 1001，客户端判断报文段 1 已丢失，立即重传。收到三个重复 ACK 就认为丢包，不等超时，立即重传缺失的报文段：快速重传。客户端的 ssthresh 降为 200 字节，cwnd 变为 500 字节。",
  ],
  [
    PATIENT,
    "segment",
    7,
    "The RTO of 32000 ms that began at 31000 ms has run out and 1001 is not acknowledged, so the client sends segment 1 again. The RTO rises to its ceiling of 60000 ms. It is lost on the way and does not reach the server.",
    "从 31000 ms 开始的 RTO（32000 ms）到期，序列号 1001 还没被确认，客户端重传报文段 1。RTO 增大到上限 60000 ms。它在路上丢失，没有到达服务器。",
  ],
  [
    PATIENT,
    "segment",
    8,
    "The RTO of 60000 ms that began at 63000 ms has run out and 1001 is not acknowledged, so the client sends segment 1 again. The RTO stays at its ceiling of 60000 ms.",
    "从 63000 ms 开始的 RTO（60000 ms）到期，序列号 1001 还没被确认，客户端重传报文段 1。RTO 已到上限，仍是 60000 ms。",
  ],
  [
    TOGETHER,
    "segment",
    4,
    "The RTO of 2000 ms that began at 1000 ms has run out and 1001 is not acknowledged, so the client sends segment 1 again. The RTO doubles to 4000 ms.",
    "从 1000 ms 开始的 RTO（2000 ms）到期，序列号 1001 还没被确认，客户端重传报文段 1。RTO 加倍，变为 4000 ms。",
  ],
  [
    TOGETHER,
    "segment",
    5,
    "The RTO of 1000 ms that began at 2000 ms has run out and 5001 is not acknowledged, so the server sends segment 3 again. The RTO doubles to 2000 ms. The ssthresh of the server becomes 2000 and its cwnd 1000 octets.",
    "从 2000 ms 开始的 RTO（1000 ms）到期，序列号 5001 还没被确认，服务器重传报文段 3。RTO 加倍，变为 2000 ms。服务器的 ssthresh 降为 2000 字节，cwnd 变为 1000 字节。",
  ],
  [
    REFUSED,
    "segment",
    2,
    "RST answers segment 1. Where there is no connection, any segment but a RST is answered with a RST. That segment has no ACK, so the RST has one, to show what it answers. Segment 1 has no ACK to take a number from, so this RST has sequence number 0. The SYN in segment 1 sits at 1000, so the RST acknowledges the number after it, 1001.",
    "RST 是对报文段 1 的应答。连接不存在时，收到除 RST 以外的任何报文段都回 RST。那个报文段不带 ACK，所以 RST 带上 ACK，表明是在应答它。报文段 1 不带 ACK，没有确认号可取，所以这个 RST 的序列号是 0。报文段 1 的 SYN 占用 1000，RST 确认到它之后，确认号是 1001。",
  ],
  [
    ABORT,
    "segment",
    4,
    "The server aborts: RST alone, and nothing is to be answered. The SYN in segment 2 sits at 5000, so the next number the server uses is 5001. This segment takes no number itself.",
    "服务器 ABORT 连接，只置 RST，不需要应答。报文段 2 的 SYN 占用 5000，服务器的下一个序列号是 5001。这个报文段本身不占用序列号。",
  ],
  [
    ABORT,
    "segment",
    6,
    "RST answers segment 5. Where there is no connection, any segment but a RST is answered with a RST. That segment has an ACK, so the RST needs none. Segment 5 has acknowledgment number 5001; the RST takes it as its sequence number.",
    "RST 是对报文段 5 的应答。连接不存在时，收到除 RST 以外的任何报文段都回 RST。那个报文段带 ACK，所以 RST 不必再带。报文段 5 的确认号是 5001，RST 就以它作为序列号。",
  ],
  [
    CLOSE,
    "transition",
    0,
    "The client sends segment 1 (SYN) and goes from CLOSED to SYN-SENT. An active OPEN sends a SYN and the state becomes SYN-SENT.",
    "客户端发出报文段 1（SYN），从 CLOSED 进入 SYN-SENT。主动打开发出 SYN，进入 SYN-SENT。",
  ],
  [
    CLOSE,
    "transition",
    1,
    "Segment 1 (SYN) takes the server from LISTEN to SYN-RECEIVED. In LISTEN a SYN is answered with SYN,ACK and the state becomes SYN-RECEIVED.",
    "服务器收到报文段 1（SYN），从 LISTEN 进入 SYN-RECEIVED。LISTEN 状态下收到 SYN，回 SYN,ACK，进入 SYN-RECEIVED。",
  ],
  [
    CLOSE,
    "transition",
    2,
    "Segment 2 (SYN,ACK) takes the client from SYN-SENT to ESTABLISHED. In SYN-SENT a SYN that comes with an ACK of our SYN makes the connection ESTABLISHED, and is acknowledged.",
    "客户端收到报文段 2（SYN,ACK），从 SYN-SENT 进入 ESTABLISHED。SYN-SENT 状态下收到 SYN，同时本端的 SYN 得到确认，进入 ESTABLISHED，并回 ACK。",
  ],
  [
    CLOSE,
    "transition",
    5,
    "Segment 6 (FIN,ACK) takes the server from ESTABLISHED to CLOSE-WAIT. A FIN moves RCV.NXT over it and is acknowledged; in ESTABLISHED it leads to CLOSE-WAIT.",
    "服务器收到报文段 6（FIN,ACK），从 ESTABLISHED 进入 CLOSE-WAIT。收到 FIN，RCV.NXT 越过它，并回 ACK；在 ESTABLISHED 状态下进入 CLOSE-WAIT。",
  ],
  [
    CLOSE,
    "transition",
    9,
    "Segment 9 (ACK) takes the server from LAST-ACK to CLOSED. In LAST-ACK an ACK of our FIN ends the connection: the state becomes CLOSED.",
    "服务器收到报文段 9（ACK），从 LAST-ACK 进入 CLOSED。LAST-ACK 状态下，本端的 FIN 得到确认，连接结束，进入 CLOSED。",
  ],
  [
    CLOSE,
    "transition",
    10,
    "The 2MSL of 20000 ms that began at 320 ms has passed. After 2MSL in TIME-WAIT the connection is gone: the state becomes CLOSED. So the client goes from TIME-WAIT to CLOSED.",
    "2MSL 是 20000 ms，从 320 ms 起已经过完。在 TIME-WAIT 等满 2MSL，连接删除，进入 CLOSED。所以客户端从 TIME-WAIT 进入 CLOSED。",
  ],
  [
    GIVEN_UP,
    "transition",
    0,
    "Nothing was acknowledged in the 5000 ms since 0 ms. The user timeout gives the connection up: the state becomes CLOSED. So the client goes from ESTABLISHED to CLOSED.",
    "从 0 ms 起的 5000 ms 里没有得到任何确认。用户超时到期，放弃连接，进入 CLOSED。所以客户端从 ESTABLISHED 进入 CLOSED。",
  ],
  [
    GIVEN_UP,
    "transition",
    1,
    "Nothing was acknowledged in the 4000 ms since 1000 ms. The user timeout gives the connection up: the state becomes CLOSED. So the server goes from ESTABLISHED to CLOSED.",
    "从 1000 ms 起的 4000 ms 里没有得到任何确认。用户超时到期，放弃连接，进入 CLOSED。所以服务器从 ESTABLISHED 进入 CLOSED。",
  ],
  [
    CUT,
    "transition",
    6,
    "ABORT in LISTEN, SYN-SENT, CLOSING, LAST-ACK or TIME-WAIT sends nothing: the state becomes CLOSED. So the client goes from TIME-WAIT to CLOSED.",
    "LISTEN、SYN-SENT、CLOSING、LAST-ACK、TIME-WAIT 状态下 ABORT，不发报文段，直接进入 CLOSED。所以客户端从 TIME-WAIT 进入 CLOSED。",
  ],
  [
    LATE_CLOSE,
    "transition",
    0,
    "The end that closes first sends a FIN and the state becomes FIN-WAIT-1. So the client goes from ESTABLISHED to FIN-WAIT-1.",
    "先 CLOSE 的一端发 FIN，进入 FIN-WAIT-1。所以客户端从 ESTABLISHED 进入 FIN-WAIT-1。",
  ],
  [
    REFUSED,
    "transition",
    1,
    "Segment 2 (RST,ACK) takes the client from SYN-SENT to CLOSED. In SYN-SENT a RST that acknowledges our SYN ends the attempt: the state becomes CLOSED.",
    "客户端收到报文段 2（RST,ACK），从 SYN-SENT 进入 CLOSED。SYN-SENT 状态下收到 RST，且它确认了本端的 SYN，建立连接失败，进入 CLOSED。",
  ],
  [
    ABORT,
    "transition",
    4,
    "The server sends segment 4 (RST) and goes from ESTABLISHED to CLOSED. ABORT sends a RST with the next sequence number and the state becomes CLOSED at once.",
    "服务器发出报文段 4（RST），从 ESTABLISHED 进入 CLOSED。ABORT 发 RST，序列号取 SND.NXT，立即进入 CLOSED。",
  ],
  [
    ABORT,
    "transition",
    5,
    "Segment 4 (RST) takes the client from ESTABLISHED to CLOSED. A RST whose sequence number is exactly the next one expected ends the connection: the state becomes CLOSED.",
    "客户端收到报文段 4（RST），从 ESTABLISHED 进入 CLOSED。RST 的序列号恰好是期望的下一个序列号时，连接被复位，进入 CLOSED。",
  ],
];

test.each(TOLD)("of %j, %s %i", (text, what, n, en, zh) => {
  const trace = traceOf(text);
  const told = what === "segment" ? tellSegment(trace, n) : tellTransition(trace, n);
  expect(told.because).toEqual({ en, zh });
});
