/** A row of octets that grows as it is written; numbers go in the byte order it was made with. */
export type Octets = {
  readonly size: () => number;
  readonly u8: (value: number) => void;
  readonly u16: (value: number) => void;
  readonly u32: (value: number) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  readonly zeros: (count: number) => void;
  /** Writes two octets over what stands at `at`. */
  readonly setU16: (at: number, value: number) => void;
  /** The sum of the words from `start` to `end` that the checksum of RFC 1071 adds up. */
  readonly sum: (start: number, end: number) => number;
  /** A copy of what was written. */
  readonly done: () => Uint8Array;
  readonly clear: () => void;
};

export function newOctets(isLittle = false, room = 256): Octets {
  let bytes = new Uint8Array(room);
  let view = new DataView(bytes.buffer);
  let size = 0;

  /** Makes room for `count` octets and returns where they begin. */
  const extend = (count: number): number => {
    const at = size;
    size += count;
    if (size > bytes.length) {
      const larger = new Uint8Array(Math.max(size, bytes.length * 2));
      larger.set(bytes.subarray(0, at));
      bytes = larger;
      view = new DataView(bytes.buffer);
    }
    return at;
  };

  return {
    size: () => size,
    u8: (value) => {
      const at = extend(1);
      view.setUint8(at, value);
    },
    u16: (value) => {
      const at = extend(2);
      view.setUint16(at, value, isLittle);
    },
    u32: (value) => {
      const at = extend(4);
      view.setUint32(at, value, isLittle);
    },
    bytes: (more) => {
      const at = extend(more.length);
      bytes.set(more, at);
    },
    zeros: (count) => {
      const at = extend(count);
      bytes.fill(0, at, size);
    },
    setU16: (at, value) => view.setUint16(at, value, isLittle),
    sum: (start, end) => {
      let total = 0;
      for (let at = start; at + 1 < end; at += 2) total += view.getUint16(at);
      return (end - start) % 2 === 1 ? total + view.getUint8(end - 1) * 256 : total;
    },
    done: () => bytes.slice(0, size),
    clear: () => {
      size = 0;
    },
  };
}
