import type { RuleId } from "../rules/rules.ts";
import { becomeEstablished, setWindow } from "./arrives-synchronized.ts";
import { textAndFin } from "./arrives-text.ts";
import { chooseIss, receiveSyn } from "./calls.ts";
import { advanceUna, output, sendNew } from "./output.ts";
import type { Segment } from "./segment.ts";
import { add, isBetween } from "./seq.ts";
import {
  acknowledge,
  apply,
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
  if (segment.rst) {
    // rule 9293-3.10.7.1-closed-rst
    apply(turn, "9293-3.10.7.1-closed-rst");
    return;
  }
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
  receiveSyn(turn, segment.seq);
  chooseIss(turn);
  setWindow(turn, segment);
  keepBehindSyn(turn, segment);
  // rule 9293-3.10.7.2-listen-syn
  sendSynAck(turn, "9293-3.10.7.2-listen-syn");
  enter(turn, "SYN-RECEIVED", "9293-3.10.7.2-listen-syn");
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
  const rest = { seq: add(segment.seq, 1), len: segment.len, fin: segment.fin };
  turn.tcb.early = [rest];
}

/** RFC 9293 §3.10.7.3, in its order: ACK, RST, (security,) SYN, anything else. */
export function arrivesInSynSent(turn: Turn, segment: Segment): void {
  const { iss, nxt } = turn.tcb.snd;
  const { ack } = segment;
  if (ack !== null && !isBetween(iss, ack, nxt)) {
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
  receiveSyn(turn, segment.seq);
  setWindow(turn, segment);
  if (ack === null) simultaneousOpen(turn, segment);
  else handshakeDone(turn, segment, ack);
}

function arrivesRst(turn: Turn, acknowledgesSyn: boolean): void {
  if (!acknowledgesSyn) {
    // rule 9293-3.10.7.3-syn-sent-rst-blind
    apply(turn, "9293-3.10.7.3-syn-sent-rst-blind");
    return;
  }
  // rule 9293-3.10.7.3-syn-sent-rst
  signal(turn, "error: connection reset");
  deleteTcb(turn, "9293-3.10.7.3-syn-sent-rst");
}

function handshakeDone(turn: Turn, segment: Segment, ack: Turn["tcb"]["snd"]["una"]): void {
  advanceUna(turn, ack);
  // rule 9293-3.10.7.3-syn-sent-synack
  becomeEstablished(turn, "9293-3.10.7.3-syn-sent-synack");
  acknowledge(turn, ["9293-3.10.7.3-syn-sent-synack", "9293-3.4-syn-takes-one"]);
  output(turn, ["9293-3.10.2-send"]);
  if (segment.len > 0 || segment.fin) {
    textAndFin(turn, { seq: add(segment.seq, 1), len: segment.len, fin: segment.fin });
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
