import { expect, test } from "vitest";
import { worstVerdict } from "./worst-verdict.ts";

/** What is asked, the verdict the sentence deserves, and the sentence. */
const TOLD = `
  close imprecise: 任何一方发出 FIN，都会进入 FIN-WAIT-1
  close imprecise: 收到 FIN 的一方总是先进 CLOSE-WAIT
  close imprecise: 任意一端收到 FIN 都进入 CLOSE-WAIT
  close imprecise: 不管谁先关，两边都会经历 FIN-WAIT-1
  close imprecise: 双方都要经过 TIME-WAIT
  close imprecise: 每一端发完 FIN 都要等 2MSL
  close imprecise: 客户端和服务器都会进入 CLOSE-WAIT
  close imprecise: 主动方和被动方最后都要等 2MSL
  open imprecise: 发出 SYN 的一端就处于 SYN-SENT
  open imprecise: 双方都会经过 SYN-RCVD
  close right: 先关的一方进入 TIME-WAIT
  close wrong: 收到第一个 FIN 的一方进入 FIN-WAIT-1
  close wrong: 先发 FIN 的一端最后进入 LAST-ACK
  close wrong: 我先关，发完 FIN 我进入 CLOSE-WAIT
  close right: 我先关，发完 FIN 我进入 FIN-WAIT-1
  close right: 对方先发 FIN，我回 ACK，我进入 CLOSE-WAIT
  close right: 不是双方都要进入 TIME-WAIT
  close wrong: 被动方在 LAST-ACK 里等一个 MSL
  close wrong: 主动方在 TIME-WAIT 里等一个 RTT
  close wrong: 主动方收到 FIN 后直接 CLOSED，不用等
  close wrong: 客户端先关。客户端发完最后的 ACK 就直接 CLOSED
  close wrong: 客户端发完最后的 ACK 立刻 CLOSED
  close right: 服务器收到最后的 ACK 就直接 CLOSED
  close wrong: 被动方发完 FIN 就 CLOSED
  close wrong: Linux 的 TIME-WAIT 是 4 分钟
  close wrong: 最后一个 ACK 丢了，客户端会超时重传这个 ACK
  close right: 最后一个 ACK 丢了，服务器会重传 FIN
  close wrong: 第二次挥手丢了，服务器会重传 ACK
  close wrong: 第二个报文段丢了，被动方自己重发 ACK
  close right: 第二次挥手丢了，客户端会重传 FIN
  close right: 第三次挥手丢了，服务器重传 FIN
  open wrong: 第三次握手的 ACK 丢了，客户端会超时重传 ACK
  open wrong: 第三次握手丢了，客户端会重传 ACK
  open right: 第三次握手丢了，服务器会重传 SYN+ACK
  open wrong: 第二次握手丢了，只有客户端会重传
  open wrong: 第三个 ACK 丢了，客户端回到 SYN-SENT
  open right: 第三个 ACK 丢了，客户端仍是 ESTABLISHED
  close imprecise: 任何一个报文段丢了，都由发送方重传
  close wrong: ACK 丢了发送方会重传
  close right: ACK 丢了不会重传
  close wrong: TIME_WAIT 里重发 FIN
  close wrong: 主动方停在 TIME-WAIT，好再次发送 FIN
  close wrong: TIME-WAIT 里又收到 FIN，客户端退回 FIN-WAIT-2
  close right: RST 关闭不会经过 TIME-WAIT
  close right: 收到 RST 后连接直接进入 CLOSED
  close wrong: 收到 RST 后进入 TIME-WAIT
  close wrong: 被动方还要对最后的 ACK 再确认一次
  close wrong: 确认号就是 FIN 的序号
  close right: 确认号是 FIN 的序号加一
  close wrong: 确认号照抄 FIN 的序号
  close right: 确认号比 FIN 的序号大 1
  close wrong: 确认号比 FIN 的序号大 2
  close wrong: ACK 的确认号等于 FIN 的 seq
  close right: ACK 的确认号等于 FIN 的 seq + 1
  close wrong: 客户端发 FIN，seq=u；服务器回 ACK，ack=u+2
  close wrong: 客户端发 FIN，seq=u；服务器回 ACK，确认号为 u
  close wrong: 客户端发 FIN seq=u，服务器回 ack=u+1；服务器发 FIN seq=w，客户端回 ack=w
  close right: 客户端发 FIN seq=u，服务器回 ack=u+1；服务器发 FIN seq=w，客户端回 ack=w+1
  open wrong: SYN,ACK 的确认号是客户端的 ISN
  open right: SYN,ACK 的确认号是客户端的 ISN 加一
  open wrong: 第三次握手的序列号是客户端的初始序列号
  open right: 第三次握手的 seq 是 x+1
  open wrong: 第三次握手的 ack 是 x+1
  open wrong: SYN 不占序列号
  open wrong: SYN+ACK 占两个序列号
  open wrong: ACK 占一个序列号
  open right: ACK 不占序列号
  open right: SYN 占一个序列号，ACK 不占
  open wrong: SYN 占一个序列号，ACK 也占
  close wrong: FIN 不占序列号
  close imprecise: 四个报文各占一个序列号
  open imprecise: 三个报文段都占一个序列号
  close right: SYN 和 FIN 各占一个序号
  close wrong: SYN 和 FIN 都不占序号
  close wrong: RST 占一个序列号
  close wrong: 四次挥手总共六个报文段
  open wrong: 建立连接要四个报文段
  close wrong: 每一端发两个 FIN
  open wrong: 双方各发两个 SYN
  close wrong: CLOSE-WAIT 状态下不能再发数据
  close wrong: CLOSE-WAIT 状态下只能收不能发
  close right: CLOSE-WAIT 状态下还能发数据
  close right: FIN-WAIT-2 状态下还能收数据
  close wrong: FIN-WAIT-2 状态下还能发数据
  close wrong: FIN-WAIT-2 状态下不能收数据
  close wrong: 收到 FIN 之后就不能再发数据了
  close right: 收到 FIN 之后还可以继续发数据
  close wrong: 发了 FIN 之后还能继续发数据
  close wrong: 发完 FIN 就不能再接收数据
  close right: 发完 FIN 就不能再发数据
  close right: 发了 FIN 还能收数据
  close wrong: 主动方 FIN 之后收不到对方的数据
  close wrong: 主动关闭方在等对方 FIN 的时候还能发数据
  close wrong: 发过 FIN 之后，双方都不能再发数据
  close wrong: LAST-ACK 状态下服务器还能发数据
  close wrong: 在 TIME-WAIT 里主动方还能继续发数据
  open wrong: 第三次握手不能携带数据
  open right: 第三次握手可以携带数据
  close wrong: FIN 报文不能携带数据
  close right: FIN 报文可以携带数据
  close wrong: 主动方在收到对方 FIN 之前都可以发数据
  close right: 被动方在发出自己的 FIN 之前都可以发数据
  close right: 主动方发完 FIN 后就只能收，不能发
  close wrong: 被动方先 LAST-ACK 后 CLOSE-WAIT
  close right: 被动方先 CLOSE-WAIT 后 LAST-ACK
  close wrong: 主动方先进入 FIN-WAIT-2，再进入 FIN-WAIT-1
  close wrong: 主动方发 FIN 之前先进入 FIN-WAIT-1
  close wrong: 主动方比被动方先 CLOSED
  close right: 被动方比主动方先进入 CLOSED
  close wrong: 双方同时进入 CLOSED
  close right: 被动方先回 ACK，再发自己的 FIN
  open wrong: 服务器比客户端先进入 ESTABLISHED
  open right: 客户端比服务器先进入 ESTABLISHED
  open wrong: 两端同时进入 ESTABLISHED
  open wrong: 服务器早于客户端进入 ESTABLISHED
  open wrong: 客户端要等服务器收到 ACK 之后才进入 ESTABLISHED
  open right: 服务器收到 ACK 之后才进入 ESTABLISHED
  open wrong: 服务器发出 SYN+ACK 后就进入 ESTABLISHED
  open imprecise: 第二次握手之后双方都 ESTABLISHED
  open right: 第三次握手之后双方都 ESTABLISHED
  close right: FIN-WAIT-1 等的是 ACK
  close wrong: CLOSE-WAIT 等的是对方的 FIN
  close wrong: TIME-WAIT 里等的是对方的 ACK
  close right: LAST-ACK 等的是最后那个 ACK
  close wrong: 双方同时关闭时都经过 CLOSE-WAIT
  close right: 双方同时关闭时都经过 CLOSING
  close wrong: 双方同时关闭时都不会进入 TIME-WAIT
  close wrong: 被动端会从 ESTABLISHED 直接跳到 LAST-ACK
  close right: 被动端不可能从 ESTABLISHED 直接跳到 LAST-ACK
`;

const rows = TOLD.trim()
  .split("\n")
  .map((line): readonly [string, "open" | "close", string] => {
    const [, asked, verdict = "", text = ""] = /^(open|close) (\w+): (.*)$/.exec(line.trim()) ?? [];
    return [text, asked === "open" ? "open" : "close", verdict];
  });

test.each(rows)("%s", (text, asked, verdict) => {
  expect(worstVerdict(text, asked)).toBe(verdict);
});
