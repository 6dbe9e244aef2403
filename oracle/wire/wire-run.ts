import type { Result } from "../result.ts";
import { run } from "../run/run.ts";
import type { Limits, RunError } from "../run/run-error.ts";
import { relative, type Trace } from "../run/trace.ts";
import { parseScenario } from "../scenario/parse.ts";

/** Parses and runs a scenario that must parse, with seed 7. Only the tests of this room use it. */
export function playScenario(
  text: string,
  parameters: Readonly<Record<string, number>> = {},
  limits?: Partial<Limits>,
): Result<Trace, RunError> {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return run(parsed.value, parameters, 7, limits);
}

/** The trace of a scenario that must run. */
export function traceOf(text: string, parameters: Readonly<Record<string, number>> = {}): Trace {
  const played = playScenario(text, parameters);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.value;
}

/** `n at from FLAGS seq ack +len` with relative numbers; behind it `lost` or `again N`. */
export function wireOf(trace: Trace): string[] {
  return trace.segments.map((s) => {
    const peer = s.from === "client" ? "server" : "client";
    const ack = s.ack === null ? "-" : relative(trace, peer, s.ack);
    const numbers = `${relative(trace, s.from, s.seq)} ${ack}`;
    const data = s.len === 0 ? "" : ` +${s.len}`;
    const lost = s.delivered ? "" : " lost";
    const again = s.retransmissionOf === null ? "" : ` again ${s.retransmissionOf}`;
    return `${s.n} ${s.at} ${s.from} ${s.flags.join()} ${numbers}${data}${lost}${again}`;
  });
}
