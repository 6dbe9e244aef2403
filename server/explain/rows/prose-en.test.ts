import { expect, test } from "vitest";
import { worstVerdict } from "./worst-verdict.ts";

/** What is asked, the verdict the sentence deserves, and the sentence. */
const TOLD = `
  close imprecise: Every end that has sent a FIN goes to FIN-WAIT-1.
  close imprecise: Any end that gets a FIN goes to CLOSE-WAIT
  close imprecise: Whoever sends a FIN enters FIN-WAIT-1.
  close imprecise: Each end goes into FIN-WAIT-1 after sending its FIN.
  close imprecise: The active as well as the passive closer enters TIME-WAIT.
  close imprecise: Both the client and the server go through FIN-WAIT-2.
  open imprecise: Either end goes through SYN-SENT on its way.
  open imprecise: Whoever sends a SYN is in SYN-SENT.
  open imprecise: Both ends pass through SYN-RECEIVED.
  close right: The end that sends the first FIN goes to FIN-WAIT-1.
  close wrong: The end that gets the first FIN goes to FIN-WAIT-1.
  close right: If I close first, I go to FIN-WAIT-1.
  close right: I close first, so I wait 2MSL in TIME-WAIT.
  close right: We receive a FIN. We are in CLOSE-WAIT now.
  close right: Not both ends go through TIME-WAIT.
  close wrong: TIME-WAIT isn't on the end that sent the first FIN.
  close right: TIME-WAIT isn't on the end that sent the last FIN.
  close wrong: The passive closer stays in TIME-WAIT for 2MSL.
  close right: The active closer waits 2MSL before it is CLOSED.
  close wrong: The passive closer waits 2MSL before it's CLOSED.
  close wrong: LAST-ACK lasts one MSL.
  close wrong: The passive side waits one MSL in LAST-ACK.
  close wrong: The closer waits two round-trip times in TIME-WAIT.
  close wrong: After its last ACK the client is CLOSED at once.
  close wrong: The closer goes to CLOSED immediately after sending the last ACK.
  close right: The server is CLOSED as soon as it gets the last ACK.
  close wrong: The server is CLOSED as soon as it has sent its FIN.
  close wrong: On Linux TIME-WAIT takes two minutes.
  close right: On Linux TIME-WAIT takes 60 s.
  close right: If the last ACK is lost, the server repeats its FIN.
  close wrong: If the last ACK is lost, the client repeats it when its timer runs out.
  close wrong: If the last ACK is lost, the client's timer sends it again.
  close wrong: If the last ACK is lost, the server stays in CLOSE-WAIT.
  close right: If the last ACK is lost, the server stays in LAST-ACK.
  close right: If the first FIN is lost, the client sends it again.
  close wrong: If the second segment is lost, the server retransmits it.
  close right: If the second segment is lost, the client retransmits its FIN.
  close right: If the second FIN is lost, the server sends it again.
  open wrong: If the third segment is lost, the client's timer sends it again.
  open right: If the third segment is lost, the server repeats its SYN,ACK.
  open wrong: If the last ACK is lost, the client retransmits it after a timeout.
  open right: If the SYN is lost, the client sends it again.
  open wrong: If the SYN is lost, the server sends it again.
  open right: If the SYN,ACK is lost, the client repeats its SYN.
  open right: If the SYN,ACK is lost, the server repeats it.
  open wrong: If the third segment is lost, the server goes back to LISTEN.
  open right: If the third segment is lost, the server stays in SYN-RECEIVED.
  close wrong: A lost ACK is retransmitted by its sender.
  close wrong: In TIME-WAIT the client may resend its FIN.
  close wrong: If a FIN comes again in TIME-WAIT, the client goes back to FIN-WAIT-2.
  close right: In TIME-WAIT the client doesn't resend its FIN.
  close right: If the server sends RST, the client doesn't enter TIME-WAIT.
  close wrong: After a RST both ends go to TIME-WAIT.
  close wrong: The acknowledgment number is the sequence number of the FIN.
  close right: The acknowledgment number is one more than the sequence number of the FIN.
  close wrong: The ack number equals the FIN's seq.
  close wrong: The client sends FIN with seq=u. The server acknowledges it with u.
  close right: The client sends FIN with seq=u. The server acknowledges it with u+1.
  close wrong: The client sends FIN, seq=u. The server sends ACK, ack=u+2, since the FIN took one.
  open wrong: The third segment's acknowledgment number is x+1.
  open right: The third segment's acknowledgment number is y+1.
  open wrong: A SYN takes no sequence number.
  open right: A SYN takes one sequence number.
  open wrong: A SYN takes two sequence numbers.
  open wrong: SYN,ACK takes two sequence numbers.
  open wrong: A pure ACK takes one sequence number.
  close right: SYN takes a number, and so does FIN.
  close imprecise: Every segment of the close takes one sequence number.
  open imprecise: Each of the three segments takes a sequence number.
  open wrong: The handshake takes four segments.
  close wrong: Each end sends two FINs.
  close right: Each end sends one FIN.
  close wrong: The client sends two FINs.
  close right: In CLOSE-WAIT the server may still send data.
  close wrong: In CLOSE-WAIT the server may not send data any more.
  close wrong: In FIN-WAIT-2 the client may still send data.
  close right: In FIN-WAIT-2 the client can still receive data.
  close right: After its FIN the client can't send data any more.
  close wrong: After its FIN the client may still send data.
  close wrong: After sending FIN, an end may send more data.
  close wrong: An end that has sent FIN can still send data.
  close right: An end that has sent FIN can still receive data.
  close wrong: Having received a FIN, an end must not send data.
  close wrong: Whoever has received a FIN may not send data any longer.
  close wrong: After the first FIN neither side may send data.
  close imprecise: After the first FIN both sides can still send data.
  close wrong: In LAST-ACK the server may still send data.
  close wrong: In TIME-WAIT the client may still send data.
  open right: The client can send data with the third segment.
  open wrong: The third segment can't carry data.
  close wrong: The server can't have any data left when it gets the FIN.
  close wrong: FIN can't carry data.
  close wrong: active side may send until the last ACK
  close right: The passive side may send until its own FIN.
  close right: The active side may send until its own FIN.
  close wrong: The active side may send data until it gets the FIN of the other side.
  close wrong: The client enters TIME-WAIT before it gets the server's FIN.
  close right: The client enters TIME-WAIT only after it has got the server's FIN.
  close right: The client enters TIME-WAIT after FIN-WAIT-2.
  close wrong: The client enters FIN-WAIT-2 before FIN-WAIT-1.
  close wrong: FIN-WAIT-2 comes before FIN-WAIT-1.
  close wrong: The server is in LAST-ACK before it has sent its FIN.
  close wrong: The active closer is CLOSED before the passive one.
  close right: The passive closer is CLOSED before the active one.
  close wrong: Both ends are CLOSED at the same time.
  close right: The server first acknowledges the FIN and then sends its own.
  open right: The client is ESTABLISHED before the server.
  open wrong: The server is ESTABLISHED before the client.
  open wrong: The client becomes ESTABLISHED only after the server has got its ACK.
  open wrong: The server becomes ESTABLISHED when it sends the SYN,ACK.
  open wrong: The client stays in SYN-SENT until the server gets its ACK.
  open right: The client stays in SYN-SENT until it gets the SYN,ACK.
  open wrong: The client gets to SYN-SENT only when its SYN has reached the server.
  open right: When the server gets the third segment both ends are ESTABLISHED.
  close right: While the client is in FIN-WAIT-2 the server is in CLOSE-WAIT.
  close wrong: While the client is in FIN-WAIT-2 the server is in TIME-WAIT.
  close wrong: In FIN-WAIT-2 it waits for the ACK of its FIN.
  close right: In FIN-WAIT-2 it waits for the other end's FIN.
  close wrong: In LAST-ACK the server waits for the client's FIN.
  close wrong: In CLOSE-WAIT the server waits for the client's ACK.
  close right: Both ends go through CLOSING when their FINs cross.
  close right: Both ends can send FIN at the same time and go through CLOSING.
  close wrong: In a simultaneous close both ends go through CLOSE-WAIT.
  close wrong: In a simultaneous close neither end waits in TIME-WAIT.
  close right: CLOSING is what you get when a FIN comes in before the ACK of your own.
  close wrong: The passive end goes from CLOSE-WAIT straight to CLOSED.
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
