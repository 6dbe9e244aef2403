import type { Equivalent } from "./equivalent.ts";
import { CHECK_EQUIVALENTS } from "./equivalents-check.ts";
import { EQUIVALENTS_OF_THE_REST } from "./equivalents-rest.ts";

const ACK = "oracle/machine/arrives-ack.ts";
const SYNCHRONIZED = "oracle/machine/arrives-synchronized.ts";
const TEXT = "oracle/machine/arrives-text.ts";
const UNSYNCHRONIZED = "oracle/machine/arrives-unsynchronized.ts";
const OUTPUT = "oracle/machine/output.ts";
const OPTIONS = "oracle/machine/options.ts";
const INVARIANTS = "oracle/machine/invariants.ts";

/** What SND.WL2 is: never beyond SND.UNA, and the line before has asked for SND.UNA =< SEG.ACK. */
const WL2 = "SND.WL2 =< SND.UNA =< SEG.ACK holds already, so the RFC's comparison decides nothing";
const CLOSED_WINDOW =
  "a segment at RCV.NXT that is not acceptable has found the window closed: no other is there";
const CUT = "text that was cut fills the room, and then len < room drops the FIN as well";

/** Every mutant that is left out of the count, and why. An entry that fits nothing is reported. */
export const EQUIVALENTS: readonly Equivalent[] = [
  ...CHECK_EQUIVALENTS,
  {
    file: ACK,
    code: "return segment.syn ? segment.window : segment.window * 2 ** (tcb.agreed?.sendShift ?? 0);",
    change: "0 → 1",
    because: "agreed is null only before the other end's SYN, and a SYN is not scaled",
  },
  {
    file: ACK,
    code: "turn.tcb.snd = { ...snd, wnd, max, wl1: segment.seq, wl2: segment.ack ?? snd.wl2 };",
    change: "wl2: segment.ack ?? snd.wl2 → (nothing)",
    because: WL2,
  },
  {
    file: ACK,
    code: "turn.tcb.snd = { ...snd, wnd, max, wl1: segment.seq, wl2: segment.ack ?? snd.wl2 };",
    change: "segment.ack ?? snd.wl2 → (snd.wl2)",
    because: WL2,
  },
  {
    file: ACK,
    code: "if (!lessThan(wl1, segment.seq) && !(wl1 === segment.seq && lessOrEqual(wl2, ack))) return;",
    change: "lessOrEqual(wl2, ack) → true",
    because: WL2,
  },
  {
    file: ACK,
    code: "if (!lessOrEqual(una, ack) || !lessOrEqual(ack, nxt)) return;",
    change: "!lessOrEqual(ack, nxt) → false",
    because: "an ACK beyond SND.NXT has been dropped before",
  },
  {
    file: SYNCHRONIZED,
    code: 'if (believes(turn, "ack-is-retransmitted")) answerCame(turn);',
    change: 'believes(turn, "ack-is-retransmitted") → true',
    because: "only that mutant puts into the queue what answerCame takes out",
  },
  {
    file: SYNCHRONIZED,
    code: "const later = tcb.agreed?.timestamps === true && stamp !== undefined && stamp > tcb.tsRecent;",
    change: "stamp !== undefined → true",
    because: "undefined is greater than no number",
  },
  {
    file: SYNCHRONIZED,
    code: "if (segment.len === 0 || !lessThan(rcv.nxt, add(segment.seq, segment.len))) return false;",
    change: "!lessThan(rcv.nxt, add(segment.seq, segment.len)) → false",
    because: "acceptable text ends beyond RCV.NXT",
  },
  {
    file: SYNCHRONIZED,
    code: "if (rcv.wnd > 0 || segment.seq !== rcv.nxt || segment.syn || segment.ack === null) return;",
    change: "rcv.wnd > 0 → false",
    because: CLOSED_WINDOW,
  },
  {
    file: SYNCHRONIZED,
    code: "if (rcv.wnd > 0 || segment.seq !== rcv.nxt || segment.syn || segment.ack === null) return;",
    change: "0 → 1",
    because: CLOSED_WINDOW,
  },
  {
    file: SYNCHRONIZED,
    code: 'if (state === "TIME-WAIT") return;',
    because: "a FIN is taken only inside the window, which text alone closes: it is open then",
  },
  {
    file: TEXT,
    code: "const whole = counted || len === arrived.len - old;",
    change: "len === arrived.len - old → true",
    because: CUT,
  },
  {
    file: TEXT,
    code: "return { seq: from, len, fin: arrived.fin && whole && len < room };",
    change: "whole → true",
    because: CUT,
  },
  {
    file: TEXT,
    code: "tcb.early = inOrder ? [part] : [...tcb.early, part];",
    change: "inOrder → false",
    because: "in order means that nothing came early: the copy has the same one part",
  },
  {
    file: TEXT,
    code: "for (let i = 0; i < waiting.length; ) {",
    change: "< → <=",
    because: "one step more meets no piece and goes on to the end",
  },
  {
    file: TEXT,
    code: "if (piece === undefined || lessThan(tcb.rcv.nxt, piece.seq)) {",
    change: "piece === undefined → false",
    because: "the loop ends before the last piece; only the compiler asks",
  },
  {
    file: TEXT,
    code: "if (tcb.wanted > 0) readBuffer(turn, tcb.wanted);",
    change: "tcb.wanted > 0 → true",
    because: "reading 0 octets changes nothing",
  },
  {
    file: TEXT,
    code: "if (tcb.wanted > 0) readBuffer(turn, tcb.wanted);",
    change: "> → >=",
    because: "reading 0 octets changes nothing",
  },
  {
    file: UNSYNCHRONIZED,
    code: "if (segment.ack !== null && endsCookie(turn, segment, segment.ack)) return;",
    change: "segment.ack !== null → true",
    because: "no cookie is called null; only the compiler asks",
  },
  {
    file: INVARIANTS,
    code: 'if (!lessOrEqual(iss, una) && distance(iss, una) < 2 ** 31) return "ISS =< SND.UNA";',
    because: "never true: what is less than 2^31 ahead is =<; a dead check, to be taken out",
  },
  {
    file: INVARIANTS,
    code: "const from = Math.max(0, retransmission.length - QUEUE_CHECKED);",
    because: "how many entries are looked at is a matter of cost",
  },
  {
    file: INVARIANTS,
    code: "for (let i = from; i < retransmission.length; i += 1) {",
    change: "< → <=",
    because: "one step more meets no entry",
  },
  {
    file: INVARIANTS,
    code: "if (entry !== undefined && segEnd(entry) !== (retransmission[i + 1]?.seq ?? snd.nxt))",
    change: "entry !== undefined → true",
    because: "the loop ends before the last entry; only the compiler asks",
  },
  {
    file: SYNCHRONIZED,
    code: "if (wnd === 0) return false;",
    change: "wnd === 0 → false",
    because: "no number lies in a window of none; the RFC's table names the case all the same",
  },
  {
    file: OUTPUT,
    code: "while (tcb.unsent.length > 0) {",
    change: "> → >=",
    because: "with nothing waiting nothing is sendable, and the loop ends",
  },
  {
    file: OUTPUT,
    code: "return unsent[0]?.len ?? 0;",
    change: "0 → 1",
    because: "asked only while something waits",
  },
  {
    file: OUTPUT,
    code: 'if (tcb.config.congestion === "none" || una === nxt) return len;',
    change: "una === nxt → false",
    because: "cwnd is never less than one segment, so with nothing out it has room for one",
  },
  {
    file: OUTPUT,
    code: "const extra = recovery === null ? Math.min(2, duplicates) * effectiveMss(tcb) : 0;",
    change: "2 → 3",
    because: "the third duplicate ACK begins a recovery",
  },
  {
    file: OUTPUT,
    code: "const emptied = isLast && tcb.unsent.length === 0;",
    change: "isLast → true",
    because: "with nothing left the last octet ended a SEND",
  },
  {
    file: OPTIONS,
    code: "const blocks = agreed.sack && config.sack ? sackBlocks(tcb) : [];",
    because:
      "agreed.sack says that config.sack holds; without it nothing is early or no block is asked",
  },
  {
    file: OPTIONS,
    code: "const scales = windowScale !== undefined && (agreed === null || agreed.scaled);",
    change: "windowScale !== undefined → true",
    because: "an option of no value is none",
  },
  {
    file: SYNCHRONIZED,
    code: "if (rcv.wnd > 0 || segment.seq !== rcv.nxt || segment.syn || segment.ack === null) return;",
    change: "segment.ack === null → false",
    because: "the compiler refuses an ACK that may be null",
  },
  {
    file: UNSYNCHRONIZED,
    code: "if (turn.tcb.retransmission.some((entry) => entry.len > 0))",
    change: "> → >=",
    because: "what is left once the SYN is acknowledged is data",
  },
  ...EQUIVALENTS_OF_THE_REST,
];
