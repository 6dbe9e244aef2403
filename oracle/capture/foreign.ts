import type { Foreign } from "./capture-error.ts";

/** Octets that tell which format a file has. */
export const MAGIC = 4;

/** How files begin that are often taken for captures: four octets, and those of them that count. */
const KNOWN: readonly (readonly [Foreign, number, number])[] = [
  ["gzip", 0x1f8b0000, 0xffff0000],
  ["zip", 0x504b0304, 0xffffffff],
  ["zip", 0x504b0506, 0xffffffff],
  ["zstd", 0x28b52ffd, 0xffffffff],
  ["xz", 0xfd377a58, 0xffffffff],
  ["bzip2", 0x425a6800, 0xffffff00],
  ["snoop", 0x736e6f6f, 0xffffffff],
];

/** What a file that is no capture seems to be, by its first `size` octets, of which four count. */
export function foreignAt(view: DataView, at: number, size: number): Foreign {
  if (size < MAGIC) return isText(view, at, at + size) ? "text" : "unknown";
  const magic = view.getUint32(at);
  const known = KNOWN.find(([, value, mask]) => (magic & mask) >>> 0 === value);
  if (known !== undefined) return known[0];
  return isText(view, at, at + MAGIC) ? "text" : "unknown";
}

/** Whether the octets may be the beginning of a text in UTF-8, cut anywhere. */
function isText(view: DataView, start: number, end: number): boolean {
  let following = 0;
  for (let at = start; at < end; at += 1) {
    const octet = view.getUint8(at);
    if (following > 0) {
      if (octet >> 6 !== 0b10) return false;
      following -= 1;
    } else if (octet >= 0x80) {
      if (octet < 0xc2 || octet > 0xf4) return false;
      following = octet >= 0xf0 ? 3 : octet >= 0xe0 ? 2 : 1;
    } else if (octet < 9 || (octet > 13 && octet < 32) || octet === 127) {
      return false;
    }
  }
  return true;
}
