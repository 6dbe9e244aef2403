/** The time of a timestamp of 64 bits, given as two words: seconds and nanoseconds. */
export type Ticks = (
  high: number,
  low: number,
) => { readonly seconds: number; readonly nanoseconds: number };

const RESOLUTION = 9;
const OFFSET = 14;
const END_OF_OPTIONS = 0;

/**
 * How the interface whose options lie from `start` to `end` counts time: microseconds unless
 * if_tsresol says otherwise (a power of ten, or of two with the highest bit set), and if_tsoffset
 * seconds added. Options that cannot be right end the list.
 */
export function newTicks(view: DataView, start: number, end: number, isLittle: boolean): Ticks {
  let resolution = 6;
  let added = 0;
  let at = start;
  while (at + 4 <= end) {
    const code = view.getUint16(at, isLittle);
    const length = view.getUint16(at + 2, isLittle);
    if (code === END_OF_OPTIONS || at + 4 + length > end) break;
    if (code === RESOLUTION && length === 1) resolution = view.getUint8(at + 4);
    if (code === OFFSET && length === 8) added = Number(view.getBigInt64(at + 4, isLittle));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  const base = resolution >= 128 ? 2n : 10n;
  return ticksOf(base ** BigInt(resolution & 127), added);
}

/**
 * 64 bits are more than a number holds exactly. The high word changes rarely, so what it stands
 * for is worked out once each time; what the low word adds fits.
 */
function ticksOf(perSecond: bigint, added: number): Ticks {
  const divisor = Number(perSecond);
  let known = -1;
  let seconds = 0;
  let rest = 0;
  return (high, low) => {
    if (high !== known) {
      const ticks = BigInt(high) << 32n;
      known = high;
      seconds = Number(ticks / perSecond) + added;
      rest = Number(ticks % perSecond);
    }
    const total = rest + low;
    const whole = Math.floor(total / divisor);
    const nanoseconds = Math.round(((total - whole * divisor) / divisor) * 1e9);
    return { seconds: seconds + whole, nanoseconds };
  };
}
