/** The beginning of a unit whose rest is still to come. */
export type Remainder = {
  /** Octets at hand; 0 when no unit is unfinished. */
  readonly size: () => number;
  /** Copies what the chunk has from `at` on: the beginning of a unit of `wanted` octets. */
  readonly start: (chunk: Uint8Array, at: number, wanted: number) => void;
  /** Takes from the chunk what is still missing, and says how many octets that were. */
  readonly fill: (chunk: Uint8Array, at: number) => number;
  readonly isFull: () => boolean;
  /** Waits for more octets: a size was known, and now the size of more. */
  readonly want: (wanted: number) => void;
  readonly clear: () => void;
  readonly view: () => DataView;
};

const FIRST_SIZE = 4096;

export function newRemainder(): Remainder {
  let kept = new Uint8Array(0);
  let size = 0;
  let wanted = 0;

  /** Room grows with what has come, not with what a length claims. */
  const append = (octets: Uint8Array) => {
    if (size + octets.length > kept.length) {
      const larger = new Uint8Array(Math.max(FIRST_SIZE, (size + octets.length) * 2));
      larger.set(kept.subarray(0, size));
      kept = larger;
    }
    kept.set(octets, size);
    size += octets.length;
  };

  return {
    size: () => size,
    start: (chunk, at, expected) => {
      size = 0;
      wanted = expected;
      append(chunk.subarray(at));
    },
    fill: (chunk, at) => {
      const piece = chunk.subarray(at, at + wanted - size);
      append(piece);
      return piece.length;
    },
    isFull: () => size >= wanted,
    want: (expected) => {
      wanted = expected;
    },
    clear: () => {
      size = 0;
    },
    view: () => new DataView(kept.buffer, 0, size),
  };
}
