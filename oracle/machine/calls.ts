import type { RuleId } from "../rules/rules.ts";
import type { Call } from "./connection.ts";
import { closedConnection } from "./connection.ts";
import { output, sendNew } from "./output.ts";
import { add } from "./seq.ts";
import { apply, deleteTcb, enter, form, send, signal, type Turn } from "./turn.ts";

/** A call of the user, by the state it meets (RFC 9293 §3.10.1 to §3.10.5). */
export function userCall(turn: Turn, call: Call): void {
  if (call.call === "open") open(turn, call.mode);
  else if (call.call === "send") {
    sendCall(turn, call.len, call.thenClose === true);
    if (call.thenClose === true) close(turn);
  } else if (call.call === "close") close(turn);
  else abort(turn);
}

function open(turn: Turn, mode: "active" | "passive"): void {
  const { tcb } = turn;
  if (tcb.state !== "CLOSED" && !(tcb.state === "LISTEN" && mode === "active")) {
    // rule 9293-3.10.1-open-exists
    apply(turn, "9293-3.10.1-open-exists");
    signal(turn, "error: connection already exists");
    return;
  }
  if (mode === "passive") {
    // rule 9293-3.10.1-open-passive
    tcb.passive = true;
    enter(turn, "LISTEN", "9293-3.10.1-open-passive");
    return;
  }
  Object.assign(tcb, { ...closedConnection(tcb.config), state: tcb.state });
  chooseIss(turn);
  // rule 9293-3.10.1-open-active
  // rule 9293-3.5-first-syn
  sendSyn(turn, ["9293-3.5-first-syn", "9293-3.10.1-open-active"]);
  enter(turn, "SYN-SENT", "9293-3.10.1-open-active", true);
}

/** SND.UNA = SND.NXT = ISS: the SYN to be sent is the first number (RFC 9293 §3.10.1). */
export function chooseIss(turn: Turn): void {
  const { iss } = turn.tcb.config;
  turn.tcb.snd = { ...turn.tcb.snd, iss, una: iss, nxt: iss };
}

function sendSyn(turn: Turn, why: readonly RuleId[]): void {
  sendNew(turn, form(turn, { syn: true, ack: null }), why);
}

function sendCall(turn: Turn, len: number, hold: boolean): void {
  const { tcb } = turn;
  switch (tcb.state) {
    case "CLOSED":
      // rule 9293-3.10-no-connection
      apply(turn, "9293-3.10-no-connection");
      signal(turn, "error: connection does not exist");
      return;
    case "LISTEN":
      // rule 9293-3.10.2-send-unspecified
      apply(turn, "9293-3.10.2-send-unspecified");
      signal(turn, "error: remote socket unspecified");
      return;
    case "SYN-SENT":
    case "SYN-RECEIVED":
      // rule 9293-3.10.2-send-queued
      apply(turn, "9293-3.10.2-send-queued");
      if (tcb.finQueued) {
        signal(turn, "error: connection closing");
        return;
      }
      tcb.unsent = [...tcb.unsent, { len }];
      return;
    case "ESTABLISHED":
    case "CLOSE-WAIT":
      if (tcb.finQueued) break;
      tcb.unsent = [...tcb.unsent, { len }];
      // rule 9293-3.10.2-send
      apply(turn, "9293-3.10.2-send");
      if (!hold) output(turn, sendRules(turn));
      return;
  }
  // rule 9293-3.10.2-send-closing
  apply(turn, "9293-3.10.2-send-closing");
  signal(turn, "error: connection closing");
}

/** Why data is sent; after the other end's FIN it is what a half close allows. */
function sendRules(turn: Turn): RuleId[] {
  // rule 9293-3.6-half-close
  const half: RuleId[] = turn.tcb.state === "CLOSE-WAIT" ? ["9293-3.6-half-close"] : [];
  return ["9293-3.10.2-send", ...half];
}

function close(turn: Turn): void {
  const { tcb } = turn;
  switch (tcb.state) {
    case "CLOSED":
      apply(turn, "9293-3.10-no-connection");
      signal(turn, "error: connection does not exist");
      return;
    case "LISTEN":
    case "SYN-SENT":
      // rule 9293-3.10.4-close-unsynchronized
      deleteTcb(turn, "9293-3.10.4-close-unsynchronized", true);
      return;
    case "SYN-RECEIVED":
      if (tcb.finQueued) break;
      tcb.finQueued = true;
      if (tcb.unsent.length === 0) {
        closeFirst(turn);
        return;
      }
      // rule 9293-3.10.4-close-queued
      apply(turn, "9293-3.10.4-close-queued");
      return;
    case "ESTABLISHED":
      tcb.finQueued = true;
      closeFirst(turn);
      return;
    case "CLOSE-WAIT":
      if (tcb.finQueued) break;
      tcb.finQueued = true;
      output(turn, sendRules(turn));
      return;
  }
  // rule 9293-3.10.4-close-again
  apply(turn, "9293-3.10.4-close-again");
  signal(turn, "error: connection closing");
}

/** This end closes before it has seen the other's FIN: FIN-WAIT-1 even if the FIN must wait. */
export function closeFirst(turn: Turn): void {
  output(turn, sendRules(turn));
  // rule 9293-3.10.4-close-first
  enter(turn, "FIN-WAIT-1", "9293-3.10.4-close-first", true);
}

function abort(turn: Turn): void {
  switch (turn.tcb.state) {
    case "CLOSED":
      apply(turn, "9293-3.10-no-connection");
      signal(turn, "error: connection does not exist");
      return;
    case "CLOSING":
    case "LAST-ACK":
    case "TIME-WAIT":
      signal(turn, "ok");
      deleteTcb(turn, "9293-3.10.5-abort-silent", true);
      return;
    case "LISTEN":
    case "SYN-SENT":
      // rule 9293-3.10.5-abort-silent
      deleteTcb(turn, "9293-3.10.5-abort-silent", true);
      return;
  }
  // rule 9293-3.10.5-abort
  const reset = form(turn, { rst: true, ack: null, window: 0 });
  send(turn, reset, ["9293-3.10.5-abort", "9293-3.4-next-number"]);
  deleteTcb(turn, "9293-3.10.5-abort", true);
}

/** The numbers a SYN of the other end sets: RCV.NXT = SEG.SEQ+1, IRS = SEG.SEQ (§3.10.7.2). */
export function receiveSyn(turn: Turn, seqOfSyn: Turn["tcb"]["rcv"]["irs"]): void {
  turn.tcb.rcv = { ...turn.tcb.rcv, irs: seqOfSyn, nxt: add(seqOfSyn, 1) };
}
