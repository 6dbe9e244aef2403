import "server-only";
import type { Subject, TalksClaim } from "#oracle/claims/claim.ts";
import type { Memory } from "../memory.ts";

type State = TalksClaim["state"];

/** What an end that is said to talk has done with a FIN; null where that was not said. */
export type Fin = "sends" | "receives" | null;

/**
 * The state of an end of which it is said that it may still send or receive data: told by the FIN
 * that it has sent or received, or else by what the answer spoke of last. Null: nobody can know.
 */
export function talkingState(
  who: Subject,
  fin: Fin,
  verb: TalksClaim["verb"],
  memory: Memory,
): State | null {
  if (who === "both") return null;
  const role = roleOf(who, memory.context.closer);
  const done = fin ?? finOf(who, memory);
  if (role === "active") {
    if (done === "receives") return verb === "send" ? "TIME-WAIT" : null;
    return done === "sends" ? "FIN-WAIT-1" : null;
  }
  if (role === "passive") {
    if (done === null) return memory.phase === "close" && isClosing(memory) ? "CLOSE-WAIT" : null;
    return done === "sends" ? "LAST-ACK" : "CLOSE-WAIT";
  }
  // Nobody said who closed first: in the usual tale the client did.
  if (done === "sends") return who === "server" && verb === "receive" ? null : "FIN-WAIT-1";
  return done === "receives" && who !== "client" ? "CLOSE-WAIT" : null;
}

function roleOf(who: Subject, closer: "client" | "server" | null): "active" | "passive" | null {
  if (who === "active" || who === "passive") return who;
  if (closer === null || (who !== "client" && who !== "server")) return null;
  return who === closer ? "active" : "passive";
}

function isClosing({ action, state }: Memory): boolean {
  return action?.happening.flags.includes("FIN") === true || /FIN|CLOSE-WAIT/.test(state ?? "");
}

/** What the answer said last of a FIN and of this end. */
function finOf(who: Subject, { action, state, subject, context }: Memory): Fin {
  const role = roleOf(who, context.closer);
  if (role === "active" && (state === "FIN-WAIT-1" || state === "FIN-WAIT-2")) return "sends";
  if (role === "passive" && state === "CLOSE-WAIT" && subject === who) return "receives";
  if (action === null || action.who === null || !action.happening.flags.includes("FIN"))
    return null;
  const isOwn = action.who === who || roleOf(action.who, context.closer) === role;
  const isSent = action.happening.verb === "sends";
  return isOwn === isSent ? "sends" : "receives";
}
