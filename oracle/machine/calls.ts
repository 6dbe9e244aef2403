import type { RuleId } from "../rules/rules.ts";
import { readBuffer } from "./arrives-text.ts";
import type { Call } from "./connection.ts";
import { open } from "./opening.ts";
import { output, sendNew } from "./output.ts";
import {
  apply,
  believes,
  deleteTcb,
  enter,
  form,
  isLinux,
  send,
  signal,
  type Turn,
} from "./turn.ts";

/** A call of the user, by the state it meets (RFC 9293 §3.10.1 to §3.10.6). */
export function userCall(turn: Turn, call: Call): void {
  switch (call.call) {
    case "open":
      open(turn, call);
      return;
    case "send":
      sendCall(turn, call.len, call.thenClose === true);
      if (call.thenClose === true) close(turn);
      return;
    case "receive":
      receive(turn, call.len ?? null);
      return;
    case "close":
      close(turn);
      return;
    case "abort":
      abort(turn);
      return;
    case "status":
      status(turn);
      return;
  }
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
      if (tcb.state === "SYN-SENT" && believes(turn, "data-before-established")) {
        sendNew(turn, form(turn, { len, psh: true, ack: null }), sendRules(turn));
        return;
      }
      tcb.unsent = [...tcb.unsent, { len }];
      return;
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
      if (!believes(turn, "send-after-close")) break;
      tcb.unsent = [...tcb.unsent, { len }];
      output(turn, sendRules(turn));
      return;
    case "ESTABLISHED":
    case "CLOSE-WAIT":
      if (tcb.finQueued) break;
      if (tcb.state === "CLOSE-WAIT" && believes(turn, "no-half-close")) break;
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
      if (isLinux(turn) && tcb.unread > 0) {
        // rule linux-close-unread
        reset(turn, "linux-close-unread");
        return;
      }
      if (believes(turn, "close-drops-unsent")) tcb.unsent = [];
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
  if (believes(turn, "abort-is-close")) {
    close(turn);
    return;
  }
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
  reset(turn, "9293-3.10.5-abort");
}

/** A RST at SND.NXT, and the TCB is gone. Linux puts an ACK on it. */
function reset(turn: Turn, rule: RuleId): void {
  // rule linux-reset-with-ack
  const linux: RuleId[] = isLinux(turn) ? ["linux-reset-with-ack"] : [];
  const ack = isLinux(turn) ? turn.tcb.rcv.nxt : null;
  send(turn, form(turn, { rst: true, ack, window: 0 }), [rule, "9293-3.4-next-number", ...linux]);
  deleteTcb(turn, rule, true);
}

/** RECEIVE (RFC 9293 §3.10.3): takes what is there; what is missing is waited for. */
function receive(turn: Turn, len: number | null): void {
  const { tcb } = turn;
  switch (tcb.state) {
    case "CLOSED":
      apply(turn, "9293-3.10-no-connection");
      signal(turn, "error: connection does not exist");
      return;
    case "LISTEN":
    case "SYN-SENT":
    case "SYN-RECEIVED":
      // rule 9293-3.10.3-receive-queued
      apply(turn, "9293-3.10.3-receive-queued");
      tcb.wanted += len ?? 0;
      return;
    case "ESTABLISHED":
    case "FIN-WAIT-1":
    case "FIN-WAIT-2":
      // rule 9293-3.10.3-receive
      apply(turn, "9293-3.10.3-receive");
      readBuffer(turn, len === null ? tcb.unread : tcb.wanted + len);
      return;
  }
  // No more can come than what waits already.
  if (tcb.unread > 0) {
    apply(turn, "9293-3.10.3-receive");
    readBuffer(turn, Math.min(tcb.unread, len ?? tcb.unread));
    return;
  }
  // rule 9293-3.10.3-receive-closing
  apply(turn, "9293-3.10.3-receive-closing");
  signal(turn, "error: connection closing");
}

/** STATUS (RFC 9293 §3.10.6): the state, or that there is no connection. */
function status(turn: Turn): void {
  const { state } = turn.tcb;
  // rule 9293-3.10.6-status
  apply(turn, "9293-3.10.6-status");
  if (state === "CLOSED") signal(turn, "error: connection does not exist");
  else signal(turn, `status: ${state}`);
}
