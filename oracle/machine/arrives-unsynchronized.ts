import type { RuleId } from "../rules/rules.ts";
import { becomeEstablished, setWindow } from "./arrives-ack.ts";
import { takeText, textAndFin } from "./arrives-text.ts";
import { acksSyn, endOf } from "./numbers.ts";
import { chooseIss } from "./opening.ts";
import { agreement } from "./options.ts";
import { output, sendNew } from "./output.ts";
import { advanceUna, resendFirst } from "./retransmission.ts";
import type { Segment } from "./segment.ts";
import { add, type Seq } from "./seq.ts";
import {
  acknowledge,
  apply,
  believes,
  deleteTcb,
  enter,
  form,
  resetUnknown,
  send,
  signal,
  type Turn,
} from "./turn.ts";

/** RFC 9293 §3.10.7.1: all data is discarded, all but a RST is answered with a RST. */
export function arrivesInClosed(turn: Turn, segment: Segment): void {
  if (segment.rst && !believes(turn, "rst-answered-by-rst")) {
    // rule 9293-3.10.7.1-closed-rst
    apply(turn, "9293-3.10.7.1-closed-rst");
    return;
  }
  if (believes(turn, "closed-port-silent")) return;
  // rule 9293-3.5.2-rst-no-connection
  resetUnknown(turn, segment, "9293-3.5.2-rst-no-connection");
}

/** RFC 9293 §3.10.7.2. */
export function arrivesInListen(turn: Turn, segment: Segment): void {
  if (segment.rst) {
    // rule 9293-3.10.7.2-listen-rst
    apply(turn, "9293-3.10.7.2-listen-rst");
    return;
  }
  if (segment.ack !== null && endsCookie(turn, segment, segment.ack)) return;
  if (segment.ack !== null) {
    // rule 9293-3.10.7.2-listen-ack
    resetUnknown(turn, segment, "9293-3.10.7.2-listen-ack");
    return;
  }
  if (!segment.syn) {
    // rule 9293-3.10.7.2-listen-other
    apply(turn, "9293-3.10.7.2-listen-other");
    return;
  }
  if (turn.tcb.config.synQueueFull) {
    queueIsFull(turn, segment);
    return;
  }
  answerSyn(turn, segment);
}

/** A SYN makes a connection half open: SYN-RECEIVED (RFC 9293 §3.10.7.2, third). */
export function answerSyn(turn: Turn, segment: Segment): void {
  receiveSyn(turn, segment);
  if (believes(turn, "server-isn-from-client")) chooseIss(turn, add(segment.seq, 1));
  else chooseIss(turn);
  setWindow(turn, segment);
  if (turn.tcb.config.fastOpen && segment.len > 0) takeFastOpen(turn, segment);
  else keepBehindSyn(turn, segment);
  // rule 9293-3.10.7.2-listen-syn
  sendSynAck(turn, "9293-3.10.7.2-listen-syn");
  enter(turn, "SYN-RECEIVED", "9293-3.10.7.2-listen-syn");
  // Nobody will acknowledge the SYN,ACK, so it counts as acknowledged.
  if (believes(turn, "two-way-handshake")) advanceUna(turn, turn.tcb.snd.nxt, null);
  if (believes(turn, "two-way-handshake") || believes(turn, "established-on-syn-ack")) {
    becomeEstablished(turn, "9293-3.10.7.4-ack-of-syn");
  }
}

/** The numbers a SYN of the other end sets (§3.10.7.2), and what both SYNs offer. */
function receiveSyn(turn: Turn, segment: Segment): void {
  const { tcb } = turn;
  const syn = { seq: segment.seq, len: 0, syn: true, fin: false };
  tcb.rcv.irs = segment.seq;
  tcb.rcv.nxt = endOf(tcb, syn);
  tcb.agreed = agreement(tcb.config, segment.options);
  tcb.tsRecent = segment.options?.timestamps?.value ?? 0;
  // rule 9293-3.7.1-mss-option
  apply(turn, "9293-3.7.1-mss-option");
  // rule 7323-2-window-scale
  if (tcb.agreed.scaled) apply(turn, "7323-2-window-scale");
}

/** RFC 7413 §4.2: with a valid cookie the data of the SYN goes to the user before the handshake ends. */
function takeFastOpen(turn: Turn, segment: Segment): void {
  // rule 7413-4.2-fast-open
  apply(turn, "7413-4.2-fast-open");
  takeText(turn, segment.len, false);
}

/** No room for one more half-open connection: the SYN is lost, or answered from a cookie. */
function queueIsFull(turn: Turn, segment: Segment): void {
  if (!turn.tcb.config.synCookies) {
    // rule 4987-2-syn-queue-full
    apply(turn, "4987-2-syn-queue-full");
    return;
  }
  // rule 4987-3.6-syn-cookie
  const why: RuleId[] = ["4987-3.6-syn-cookie", "9293-3.4-ack-names-next"];
  const ack = add(segment.seq, 1);
  send(turn, form(turn, { seq: turn.tcb.config.iss, ack, syn: true }), why);
}

/** An ACK of the cookie brings back all that a SYN-RECEIVED would have remembered. */
function endsCookie(turn: Turn, segment: Segment, ack: Seq): boolean {
  const { tcb } = turn;
  const { synQueueFull, synCookies, iss } = tcb.config;
  if (!synQueueFull || !synCookies || segment.syn || ack !== add(iss, 1)) return false;
  receiveSyn(turn, { ...segment, seq: add(segment.seq, -1), options: null });
  chooseIss(turn, iss);
  tcb.snd.una = ack;
  tcb.snd.nxt = ack;
  setWindow(turn, segment);
  // rule 4987-3.6-cookie-returns
  becomeEstablished(turn, "4987-3.6-cookie-returns");
  if (segment.len > 0 || segment.fin) textAndFin(turn, segment);
  return true;
}

function sendSynAck(turn: Turn, why: RuleId): void {
  sendNew(turn, form(turn, { syn: true }), [
    why,
    "9293-3.4-ack-names-next",
    "9293-3.4-syn-takes-one",
  ]);
}

/** Data or a FIN that came with a SYN waits until the connection is ESTABLISHED. */
function keepBehindSyn(turn: Turn, segment: Segment): void {
  if (segment.len === 0 && !segment.fin) return;
  // rule 9293-3.10.7.2-data-with-syn
  apply(turn, "9293-3.10.7.2-data-with-syn");
  const rest = { seq: turn.tcb.rcv.nxt, len: segment.len, fin: segment.fin };
  turn.tcb.early = [rest];
}

/** RFC 9293 §3.10.7.3, in its order: ACK, RST, (security,) SYN, anything else. */
export function arrivesInSynSent(turn: Turn, segment: Segment): void {
  const { ack } = segment;
  if (ack !== null && !acksSyn(turn.tcb, ack)) {
    // rule 9293-3.10.7.3-syn-sent-ack
    if (segment.rst) apply(turn, "9293-3.10.7.3-syn-sent-ack");
    else resetUnknown(turn, segment, "9293-3.10.7.3-syn-sent-ack");
    return;
  }
  if (segment.rst) {
    arrivesRst(turn, ack !== null);
    return;
  }
  if (!segment.syn) {
    // rule 9293-3.10.7.3-syn-sent-other
    apply(turn, "9293-3.10.7.3-syn-sent-other");
    return;
  }
  if (ack === null && believes(turn, "no-simultaneous-open")) {
    resetUnknown(turn, segment, "9293-3.10.7.3-syn-sent-syn");
    return;
  }
  receiveSyn(turn, segment);
  setWindow(turn, segment);
  if (ack === null) simultaneousOpen(turn, segment);
  else handshakeDone(turn, segment, ack);
}

function arrivesRst(turn: Turn, acknowledgesSyn: boolean): void {
  if (believes(turn, "refusal-ignored")) return;
  if (!acknowledgesSyn) {
    // rule 9293-3.10.7.3-syn-sent-rst-blind
    apply(turn, "9293-3.10.7.3-syn-sent-rst-blind");
    return;
  }
  // rule 9293-3.10.7.3-syn-sent-rst
  signal(turn, "error: connection reset");
  deleteTcb(turn, "9293-3.10.7.3-syn-sent-rst");
}

function handshakeDone(turn: Turn, segment: Segment, ack: Seq): void {
  advanceUna(turn, ack, segment.options?.timestamps?.echo ?? null);
  if (believes(turn, "client-in-syn-received")) {
    enter(turn, "SYN-RECEIVED", "9293-3.10.7.3-syn-sent-synack");
  }
  // rule 9293-3.10.7.3-syn-sent-synack
  becomeEstablished(
    turn,
    "9293-3.10.7.3-syn-sent-synack",
    believes(turn, "client-in-syn-received"),
  );
  if (!believes(turn, "two-way-handshake")) {
    acknowledge(turn, ["9293-3.10.7.3-syn-sent-synack", "9293-3.4-syn-takes-one"]);
  }
  // rule 7413-4.2-data-again
  if (turn.tcb.retransmission.some((entry) => entry.len > 0))
    resendFirst(turn, ["7413-4.2-data-again"]);
  output(turn, ["9293-3.10.2-send"]);
  if (segment.len > 0 || segment.fin) {
    textAndFin(turn, { seq: turn.tcb.rcv.nxt, len: segment.len, fin: segment.fin });
  }
}

function simultaneousOpen(turn: Turn, segment: Segment): void {
  keepBehindSyn(turn, segment);
  const { iss } = turn.tcb.snd;
  // The SYN is sent again with an ACK: same number, so nothing new enters the queue.
  // rule 9293-3.10.7.3-syn-sent-syn
  const rules: RuleId[] = [
    "9293-3.10.7.3-syn-sent-syn",
    "9293-3.4-ack-names-next",
    "9293-3.4-syn-takes-one",
  ];
  send(turn, form(turn, { seq: iss, syn: true }), rules);
  enter(turn, "SYN-RECEIVED", "9293-3.10.7.3-syn-sent-syn");
}
