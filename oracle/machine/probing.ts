import type { RuleId } from "../rules/rules.ts";
import { effectiveMss } from "./options.ts";
import { sendText, sendWithFin, usableWindow } from "./output.ts";
import { resendFirst } from "./retransmission.ts";
import { add } from "./seq.ts";
import {
  deleteTcb,
  form,
  isLinux,
  send,
  signal,
  startTimer,
  type Turn,
  timerEnded,
} from "./turn.ts";

/** Probes and keepalives are sent at growing distances, at most this far apart (RFC 9293 §3.8.6.1). */
const PROBE_CEILING = 60_000;
/** How long and how often an unanswered keepalive is repeated; both are Linux's numbers. */
const KEEPALIVE_INTERVAL = 75_000;
const MOST_KEEPALIVES = 9;

/**
 * The persist timer ran out: one octet goes out in spite of the window, so that its ACK tells the
 * window of the other end (RFC 9293 §3.8.6.1). A window too small to be worth it is used now.
 */
export function probeWindow(turn: Turn): void {
  const { tcb } = turn;
  const ms = Math.min(PROBE_CEILING, 2 * (tcb.probe?.ms ?? tcb.rto.ms));
  tcb.probe = { out: false, ms };
  timerEnded(turn, "persist");
  const usable = usableWindow(tcb);
  const waiting = tcb.unsent[0]?.len ?? 0;
  if (usable > 0 && waiting > 0) {
    // rule 9293-3.8.6.2.1-override
    sendText(turn, Math.min(waiting, usable, effectiveMss(tcb)), ["9293-3.8.6.2.1-override"]);
    return;
  }
  // rule 9293-3.8.6.1-probe
  const why: RuleId[] = ["9293-3.8.6.1-probe"];
  if (isLinux(turn)) {
    // rule linux-empty-probe
    send(turn, form(turn, { seq: add(tcb.snd.nxt, -1) }), [...why, "linux-empty-probe"]);
    startTimer(turn, "persist", ms);
    return;
  }
  tcb.probe = { out: true, ms };
  if (waiting > 0) sendText(turn, 1, why);
  else sendWithFin(turn, 0, why);
}

/** Any segment of the other end shows that it lives: the keepalive timer starts anew. */
export function heardFrom(turn: Turn): void {
  const { tcb } = turn;
  tcb.keepalives = 0;
  if (tcb.config.keepalive !== null && tcb.state !== "CLOSED" && tcb.state !== "TIME-WAIT") {
    startTimer(turn, "keepalive", tcb.config.keepalive);
  }
}

/** The connection was idle: an ACK of what is long acknowledged asks for a sign of life (§3.8.4). */
export function keepAlive(turn: Turn): void {
  const { tcb } = turn;
  timerEnded(turn, "keepalive");
  if (tcb.config.keepalive === null) return;
  if (tcb.retransmission.length > 0) {
    // Data is out already, and its retransmission asks the same question.
    startTimer(turn, "keepalive", tcb.config.keepalive);
    return;
  }
  if (tcb.keepalives >= MOST_KEEPALIVES) {
    // rule 9293-3.8.4-keepalive-dead
    signal(turn, "error: connection timed out");
    deleteTcb(turn, "9293-3.8.4-keepalive-dead");
    return;
  }
  tcb.keepalives += 1;
  // rule 9293-3.8.4-keepalive
  send(turn, form(turn, { seq: add(tcb.snd.nxt, -1) }), ["9293-3.8.4-keepalive"]);
  startTimer(turn, "keepalive", KEEPALIVE_INTERVAL);
}

/** The window has opened: an octet that went into the closed one goes again, before the rest. */
export function windowOpened(turn: Turn): void {
  const { tcb } = turn;
  if (tcb.probe === null || tcb.snd.wnd === 0) return;
  const { out } = tcb.probe;
  tcb.probe = null;
  if (!out || tcb.retransmission.length === 0) return;
  // rule 9293-3.8.6.1-window-opened
  resendFirst(turn, ["9293-3.8.6.1-window-opened"]);
}
