import type { Endpoint } from "./captured.ts";

/** Places of the cache; an end that shares its place with another is made again, no more. */
const PLACES = 2 ** 14;

type Kept = {
  readonly words: readonly [number, number, number, number];
  readonly endpoint: Endpoint;
};

/**
 * Gives the endpoint whose address lies at `address` of the view. The last ones are remembered in
 * a table of fixed size, because a capture has few ends and many packets of each.
 */
export type Endpoints = (view: DataView, address: number, size: 4 | 16, port: number) => Endpoint;

export function newEndpoints(): Endpoints {
  const kept = new Map<number, Kept>();
  return (view, address, size, port) => {
    const a = view.getUint32(address);
    const b = size === 16 ? view.getUint32(address + 4) : 0;
    const c = size === 16 ? view.getUint32(address + 8) : 0;
    // -1 is no word of an IPv6 address, so the two kinds are never taken for each other.
    const d = size === 16 ? view.getUint32(address + 12) : -1;
    const place = placeOf(a, b, c, d, port);
    const known = kept.get(place);
    if (known !== undefined && known.endpoint.port === port) {
      const [ka, kb, kc, kd] = known.words;
      if (ka === a && kb === b && kc === c && kd === d) return known.endpoint;
    }
    const ip = size === 4 ? ipv4Text(a) : ipv6Text(view, address);
    const endpoint = { ip, port };
    kept.set(place, { words: [a, b, c, d], endpoint });
    return endpoint;
  };
}

function placeOf(a: number, b: number, c: number, d: number, port: number): number {
  let mixed = Math.imul(a ^ (b >>> 7), 0x9e3779b1) ^ Math.imul(c ^ (d << 3), 0x85ebca6b);
  mixed = Math.imul(mixed ^ port ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (PLACES - 1);
}

function ipv4Text(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** RFC 5952 §4: lower case, no leading zeros, `::` for the first of the longest runs of zeros. */
function ipv6Text(view: DataView, address: number): string {
  const isEmptyBefore = view.getUint32(address) === 0 && view.getUint32(address + 4) === 0;
  if (isEmptyBefore && view.getUint32(address + 8) === 0xffff) {
    // §5: an address known to hold one of IPv4 is written with it.
    return `::ffff:${ipv4Text(view.getUint32(address + 12))}`;
  }
  const zeros = longestZeros(view, address);
  let text = "";
  for (let i = 0; i < 8; i += 1) {
    if (i === zeros.start) {
      text += "::";
      i += zeros.length - 1;
    } else {
      const isFirst = i === 0 || i === zeros.start + zeros.length;
      text += `${isFirst ? "" : ":"}${view.getUint16(address + i * 2).toString(16)}`;
    }
  }
  return text;
}

/** Where the first of the longest runs of two or more zero groups is; -1 when there is none. */
function longestZeros(view: DataView, address: number): { start: number; length: number } {
  let start = -1;
  let length = 1;
  let run = 0;
  for (let i = 0; i < 8; i += 1) {
    run = view.getUint16(address + i * 2) === 0 ? run + 1 : 0;
    if (run > length) {
      start = i - run + 1;
      length = run;
    }
  }
  return { start, length };
}
