/**
 * A hash of the octets from `start` to `end` of the view, in hexadecimal: FNV-1a over words of four
 * octets. It tells retransmissions from other data; it withstands nobody who looks for a collision.
 */
export function hashOctets(view: DataView, start: number, end: number): string {
  let hash = 0x811c9dc5;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at), 0x01000193);
    // A multiplication carries only upwards: without this the high octets would hardly count.
    hash ^= hash >>> 15;
  }
  for (; at < end; at += 1) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
  return (hash >>> 0).toString(16);
}
