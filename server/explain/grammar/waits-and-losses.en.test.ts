import { describe, expect, test } from "vitest";
import { type Row, worstVerdict } from "../rows/worst-verdict.ts";

/** How long by the standard, on Linux, and with an MSL that was told before. */
const LENGTHS: readonly Row[] = [
  ["close", "TIME_WAIT lasts 4 minutes by the book.", "right"],
  ["close", "By the book the wait is one minute.", "wrong"],
  ["close", "Per RFC 793 the client sits in TIME_WAIT for 2 minutes.", "wrong"],
  ["close", "As the RFC says, the whole wait is 4 minutes.", "right"],
  ["close", "According to RFC 9293 TIME_WAIT takes 60 seconds.", "wrong"],
  ["close", "The standard wants a waiting time of 4 minutes.", "right"],
  ["close", "The MSL is set to 2 minutes in the RFC.", "right"],
  ["close", "The MSL is defined as 30 seconds in RFC 793.", "wrong"],
  ["close", "MSL means maximum segment lifetime. By the RFC it's 2 minutes.", "right"],
  ["close", "MSL is the maximum segment lifetime, which the standard puts at one minute.", "wrong"],
  ["close", "The RFC has an MSL of 2 minutes, so TIME_WAIT is 4 minutes.", "right"],
  ["close", "The RFC has an MSL of 2 minutes, so TIME_WAIT is 2 minutes.", "wrong"],
  ["close", "MSL is 2 minutes in the standard. That makes the wait 8 minutes.", "wrong"],
  ["close", "The RFC says the MSL is 2 minutes, which makes 4 minutes of wait.", "right"],
  ["close", "If you go by the RFC, the active end waits 4 minutes in TIME_WAIT.", "right"],
  ["close", "The wait amounts to 2 minutes as per RFC.", "wrong"],
  ["close", "MSL is 30 seconds, so the wait is 60 seconds.", "none"],
  ["close", "In Linux it is 2 minutes in total. That is TIME_WAIT.", "wrong"],
  ["close", "If it is Linux, the client stays in TIME_WAIT for 60 seconds.", "right"],
  ["close", "The client remain in TIME_WAIT during 2 minutes when the system is Linux.", "wrong"],
  ["close", "Under Linux the active side waits 60 seconds.", "right"],
  ["close", "TIME_WAIT is 4 minutes on a Linux box.", "wrong"],
  ["close", "When you use Linux, TIME_WAIT takes 30 seconds.", "wrong"],
];

/** The timer of 2MSL, and whose it is. */
const TIMERS: readonly Row[] = [
  ["close", "The server closes first. It sets a timer of 2MSL after the last ACK.", "right"],
  ["close", "The client starts a timer of two MSLs once it has sent the last ACK.", "right"],
  ["close", "The passive closer starts a 2MSL timer.", "wrong"],
  ["close", "TIME_WAIT lasts 2MSL. Each side has to run this timer.", "imprecise"],
  [
    "close",
    "TIME_WAIT lasts 2MSL. Only then is it CLOSED, and the passive end never runs such a timer.",
    "right",
  ],
  [
    "close",
    "The client is in TIME_WAIT. If the FIN comes again, the clock isn't restarted.",
    "wrong",
  ],
  ["close", "In TIME_WAIT a FIN may come again. The timer is then set back to 2MSL.", "right"],
  ["close", "In TIME_WAIT a FIN may come again. The timer is not reset by that.", "wrong"],
  ["close", "A re-received FIN resets the timer.", "right"],
  ["close", "The 2MSL timer starts when the passive side gets the first FIN.", "wrong"],
  ["close", "About the 2MSL timer: it starts when the active closer sends the last ACK.", "right"],
  ["close", "About the 2MSL timer: it starts when the client sends its own FIN.", "wrong"],
  ["close", "The timer of TIME_WAIT begins when the server enters CLOSE_WAIT.", "wrong"],
  ["close", "Who waits: whoever sent the first FIN.", "right"],
  ["close", "Who waits: the side that got the first FIN.", "wrong"],
  ["close", "Whoever receives the second FIN waits 2MSL.", "right"],
  ["close", "The end that sent the second FIN has to wait 2MSL.", "wrong"],
  ["close", "The one who started the close waits 2MSL.", "right"],
  ["close", "2MSL is the time that the active side stays in TIME_WAIT.", "right"],
  ["close", "2MSL is how long the passive side will be waiting in TIME_WAIT.", "wrong"],
  ["close", "TIME_WAIT is 2MSL at each of the two ends.", "imprecise"],
  ["close", "TIME_WAIT on the passive side lasts 2MSL.", "wrong"],
];

/** Which segment is lost, whose job it is to send it again, and who only waits. */
const LOST: readonly Row[] = [
  ["open", "If 3 doesn't reach the server, it's the server's job to send 2 again.", "right"],
  ["open", "If 3 gets lost, the client sends 3 again.", "wrong"],
  ["open", "If number 2 is lost, the client sends number 1 again.", "right"],
  ["open", "Should segment 1 go missing, it is the client's task to send it again.", "right"],
  ["open", "Should the SYN go missing, it is the server's turn to resend it.", "wrong"],
  ["open", "When the third segment is lost, the job of the client is to send it again.", "wrong"],
  [
    "open",
    "The client sends the third ACK. Suppose this one disappears. Then the client sends it again after its timeout.",
    "wrong",
  ],
  [
    "open",
    "The client sends the last ACK. If it gets lost, the server sends its SYN-ACK again.",
    "right",
  ],
  [
    "open",
    "The client sends the last ACK. Were it to get lost, the server would just go to ESTABLISHED all the same.",
    "wrong",
  ],
  [
    "open",
    "Suppose the third ACK is lost. The server sends nothing at all and only waits.",
    "wrong",
  ],
  ["open", "If it is the SYN that goes missing, the client sends it again.", "right"],
  ["open", "If it is the SYN-ACK that is lost, the connection is reset.", "wrong"],
  ["open", "If it's the third ACK that doesn't arrive, the server repeats its SYN-ACK.", "right"],
  ["open", "If the third ACK is lost, the server gives up on the first timeout.", "wrong"],
  ["open", "If the SYN is lost, the client gets a RST.", "wrong"],
  [
    "open",
    "If the SYN is lost, the client notices it after a timeout and sends it again.",
    "right",
  ],
  [
    "open",
    "If the third ACK is lost, the client notices it after a timeout and sends it again.",
    "wrong",
  ],
  [
    "open",
    "If the SYN is lost, the client sends it again after about a second, and the next wait is twice as long.",
    "right",
  ],
  [
    "open",
    "If the SYN is lost, the client sends it again after about a second, and the next wait is no longer.",
    "wrong",
  ],
  [
    "close",
    "The client sends the last ACK. Were that ACK to vanish, the server would send its FIN again.",
    "right",
  ],
  [
    "close",
    "The client sends the last ACK. Were that ACK to vanish, the client would time out and send it again.",
    "wrong",
  ],
  [
    "close",
    "The last ACK is never acknowledged. If it gets lost, the peer in LAST_ACK sends its FIN again.",
    "right",
  ],
  [
    "close",
    "Nobody acknowledges the last ACK, so if it disappears the client sends it again on its own timer.",
    "wrong",
  ],
  [
    "close",
    "If the last ACK is missed by the server, it stays in LAST_ACK and its FIN is retransmitted.",
    "right",
  ],
  [
    "close",
    "If the server misses the last ACK, it goes to CLOSED anyway without resending its FIN.",
    "wrong",
  ],
  [
    "close",
    "If the last ACK is lost, the server moves to CLOSED without any retransmission.",
    "wrong",
  ],
  [
    "close",
    "The last ACK may be lost. The server doesn't get it, so it sends its FIN again.",
    "right",
  ],
  [
    "close",
    "If the last ACK is lost, it's the server that sends something again, namely its FIN.",
    "right",
  ],
  [
    "close",
    "If the last ACK is lost, it's the client that sends something again, namely its ACK.",
    "wrong",
  ],
  ["close", "If the client's FIN, the first one, is lost, the client sends it again.", "right"],
  ["close", "If the server's FIN is lost, it falls to the server to send it again.", "right"],
  [
    "close",
    "If the ACK of the client to the server's FIN is lost, the server sends its FIN again.",
    "right",
  ],
  [
    "close",
    "If the first ACK is lost, the server would notice it after a timeout and send the ACK a second time.",
    "wrong",
  ],
];

/** What each MSL is for, and what old segments would do. */
const WHY: readonly Row[] = [
  ["close", "Anything still on the way from the old connection is gone by then.", "right"],
  [
    "close",
    "No old packet may be left in the network when the same ports are used again.",
    "right",
  ],
  ["close", "Otherwise a new connection could take late packets for its own.", "right"],
  [
    "close",
    "The old packets lost on the way, they must disappear before one uses the same port again.",
    "right",
  ],
  [
    "close",
    "The ACK takes up to one MSL to arrive, and the repeated FIN needs another MSL to come back.",
    "right",
  ],
  ["close", "One MSL at most for the ACK to get there, and one for the FIN to come back.", "right"],
  ["open", "With two, the server would go straight to ESTABLISHED on any old SYN.", "right"],
  ["open", "With only two, a stale SYN would put the server straight into ESTABLISHED.", "right"],
  ["open", "Without that last ACK the server's ISN would never be acknowledged.", "right"],
];

/** Who gets something from an end, or sends it there, is the other one. */
const FROM: readonly Row[] = [
  ["open", "It gets the SYN from the client and replies by sending a SYN-ACK to it.", "right"],
  [
    "open",
    "The client sends a SYN. It receives the SYN from the client and goes to SYN-RECEIVED.",
    "right",
  ],
  ["open", "It receives the client's SYN and sends a SYN-ACK back.", "right"],
  ["open", "It gets the SYN-ACK from the server and sends the last ACK to it.", "right"],
  ["open", "It gets the SYN-ACK from the server, then it is ESTABLISHED.", "right"],
  ["open", "He has received a SYN-ACK from the server and is now in SYN-RECEIVED.", "wrong"],
  [
    "close",
    "The client closes first. It gets the FIN from the client and goes to CLOSE_WAIT.",
    "right",
  ],
  [
    "close",
    "The client closes first. It gets the FIN from the client and goes to TIME_WAIT.",
    "wrong",
  ],
  [
    "close",
    "The client closes first. It receives the server's FIN and goes to TIME_WAIT.",
    "right",
  ],
  ["close", "If the last ACK were lost, the client would resend it.", "wrong"],
  ["close", "If the last ACK were lost, the server would resend its FIN.", "right"],
  [
    "close",
    "The client sends the last ACK. If it were to get lost, the server would time out and repeat its FIN.",
    "right",
  ],
  [
    "open",
    "If the third ACK were to go missing, the server would send its SYN-ACK once more.",
    "right",
  ],
  [
    "open",
    "If the third ACK were lost, the client would notice it after a timeout and send it again.",
    "wrong",
  ],
  [
    "close",
    "The client is in TIME_WAIT. If another FIN does show up during the wait, it answers it with a RST.",
    "wrong",
  ],
  ["close", "In TIME_WAIT, if the FIN comes again, the client sends its ACK once more.", "right"],
  [
    "close",
    "If a second copy of the FIN comes in during the 2MSL, it is silently dropped.",
    "wrong",
  ],
  ["close", "The active end waits 2MSL. Should that FIN arrive again, it acks it again.", "right"],
  ["close", "The active end waits 2MSL. Should that FIN arrive again, it stays silent.", "wrong"],
  ["close", "The active end waits 2MSL. It answers with a RST when the FIN comes again.", "wrong"],
  [
    "close",
    "The client waits 2MSL. When it gets the FIN again it does not react to it any more.",
    "wrong",
  ],
  ["close", "During the wait a repeated FIN is acknowledged again.", "right"],
  [
    "close",
    "The active end waits 2MSL. In reply to a repeated FIN it sends back another ACK.",
    "right",
  ],
  [
    "close",
    "Why two and not one: the ACK takes up to one MSL to get there, and the FIN needs one to come back.",
    "right",
  ],
  [
    "close",
    "The server closes first. It's the client that goes to TIME_WAIT. It stays there for 2MSL.",
    "wrong",
  ],
];

describe("waits and losses as they are told over several clauses", () => {
  test.each([...LENGTHS, ...TIMERS, ...LOST, ...WHY, ...FROM])(
    "%s: %s",
    (phase, answer, verdict) => {
      expect(worstVerdict(answer, phase)).toBe(verdict);
    },
  );
});
