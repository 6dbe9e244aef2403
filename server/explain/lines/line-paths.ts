import "server-only";
import type { Span } from "../words/token.ts";
import type { Entry, Stood } from "./line-entries.ts";
import type { Item } from "./line-items.ts";

/** What stands between two arrows: a state, or what happens in between. */
type Chunk = Span & {
  readonly state: Stood["path"][number] | null;
  readonly deed: Pick<Stood, "got" | "did"> | null;
};

const DRAWN = /^\s*[-=—–]+\s*[([]?\s*$/;
const CAME = /\b(?:in|rcvd|recvd|received|arrives?|arrived|comes|came|rcv|recv|got)\b|\?|收|到|来/i;
const GONE = /\b(?:out|sent|snd|send|sends|goes)\b|!|发|送|回/i;
const WAITED = /^[\s()（）等过经待]*(?:2\s?MSL|2\s?个\s?MSL|timeout|超时)[\s()（）后]*$/i;
/** Words that name the segment more closely, and signs. */
const BESIDE =
  /^(?:[\s()[\]:.,，（）/+;；、-]|收到?|接收?到?|发送?|发出|回复?|对方|对端|自己|的|来|到|后|了|并|再|然后|等|\b(?:in|rcvd|recvd|received|arrives?|arrived|comes|came|rcv|recv|got|out|sent|snd|sends?|goes|the|its|own|last|final|peer's|my|on|by)\b)*$/i;

/**
 * "ACTIVE: ESTABLISHED -> FIN sent -> FIN_WAIT_1 -> ACK in -> FIN_WAIT_2": states of one end, with
 * what happens in between. Null where the line is another one.
 */
export function pathOf(text: string, items: readonly Item[], { end }: Span): Entry | null {
  const solid = items.filter(({ kind }) => kind !== "glue" && kind !== "place");
  const [owner, ...rest] = solid;
  if (owner?.kind !== "end" || owner.who === null || owner.who === "both") return null;
  if (!/^\s*[:：]/.test(text.slice(owner.end, end))) return null;
  const chunks: (Chunk | null)[] = [];
  let group: Item[] = [];
  for (const item of [...rest, null]) {
    if (item !== null && item.kind !== "to") {
      const [state] = group;
      // "FIN_WAIT_2 --(FIN arrives)--> TIME_WAIT"
      const isDrawn = state?.kind === "state" && DRAWN.test(text.slice(state.end, item.start));
      if (group.length === 1 && isDrawn) {
        chunks.push(chunkOf(text, group));
        group = [];
      }
      group.push(item);
      continue;
    }
    chunks.push(chunkOf(text, group));
    group = [];
  }
  if (chunks.length < 2 || chunks.some((chunk) => chunk === null)) return null;
  const stood: Stood[] = [];
  for (const [index, chunk] of chunks.entries()) {
    const before = chunks[index - 1];
    if (chunk?.state == null) continue;
    // A state behind a state says nothing of a moment.
    if (before?.deed == null) continue;
    stood.push({
      who: owner.who,
      path: [chunk.state],
      moment: "got",
      ...before.deed,
      step: null,
      isListed: false,
      isLoose: false,
      start: before.start,
      end: chunk.end,
    });
  }
  return stood.length === 0 ? null : { sent: null, stood };
}

function chunkOf(text: string, items: readonly Item[]): Chunk | null {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return null;
  const flags = items.filter((item) => item.kind === "flags");
  const states = items.filter((item) => item.kind === "state");
  const [state] = states;
  const [segment] = flags;
  if (state !== undefined && items.length === 1) {
    return { state: state.state, deed: null, start: state.start, end: state.end };
  }
  const [, answer, more] = flags;
  // -(2MSL)->: a state behind a wait, of which nothing more is asked here.
  if (
    segment === undefined &&
    states.length === 0 &&
    WAITED.test(text.slice(first.start, last.end))
  )
    return { state: null, deed: null, start: first.start, end: last.end };
  if (segment === undefined || more !== undefined || states.length > 0) return null;
  // 收FIN,发ACK: what comes leads on, and what is sent answers it.
  if (answer !== undefined) {
    const told = [text.slice(first.start, segment.start), text.slice(segment.end, answer.start)];
    const isAnswered = told.every((lead) => BESIDE.test(lead));
    const [before, behind] = told.map((lead) => ({
      isIn: CAME.test(lead),
      isOut: GONE.test(lead),
    }));
    const isSo = before?.isIn === true && !before.isOut && behind?.isOut === true && !behind.isIn;
    if (!isAnswered || !isSo) return null;
    return {
      state: null,
      deed: { got: segment.flags, did: null },
      start: first.start,
      end: answer.end,
    };
  }
  const to = /^[^\n]*?(?=[-=—–]*>|→|$|\n)/.exec(text.slice(last.start))?.[0].length ?? 0;
  const end = Math.max(last.end, last.start + to);
  const [lead, tail] = [text.slice(first.start, segment.start), text.slice(segment.end, end)];
  if (!BESIDE.test(lead) || !BESIDE.test(tail)) return null;
  const around = `${lead} ${tail}`;
  const [isIn, isOut] = [CAME.test(around), GONE.test(around)];
  if (isIn === isOut) return null;
  const deed = isIn ? { got: segment.flags, did: null } : { got: null, did: segment.flags };
  return { state: null, deed, start: first.start, end: segment.end };
}
