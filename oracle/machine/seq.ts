declare const seqBrand: unique symbol;

/**
 * A TCP sequence number: an integer from 0 to 2^32 - 1. Only the functions of this file compare
 * or move one, because every order between two of them is taken modulo 2^32 (RFC 9293 §3.4).
 */
export type Seq = number & { readonly [seqBrand]: "Seq" };

const MODULUS = 2 ** 32;
const HALF = 2 ** 31;

/**
 * Makes a sequence number out of any integer by reducing it modulo 2^32 (RFC 9293 §3.4).
 * A value that is no integer has no place in the sequence space, so it throws a RangeError.
 */
export function seq(n: number): Seq {
  // Nearly every number is in its range already, and this is called for each of them.
  if (Number.isInteger(n) && n >= 0 && n < MODULUS) return n as Seq;
  if (!Number.isSafeInteger(n)) throw new RangeError(`no sequence number: ${n}`);
  return (((n % MODULUS) + MODULUS) % MODULUS) as Seq;
}

/** The number `n` octets (or flags that take a number) after `s`, modulo 2^32. */
export function add(s: Seq, n: number): Seq {
  return seq(s + n);
}

/** How many numbers lie from `a` forward to `b`: 0 when equal, otherwise 1 to 2^32 - 1. */
export function distance(a: Seq, b: Seq): number {
  return b >= a ? b - a : b - a + MODULUS;
}

/** `a < b` in the half of the space that lies after `a` (RFC 9293 §3.4). */
export function lessThan(a: Seq, b: Seq): boolean {
  return a !== b && distance(a, b) < HALF;
}

/** `a =< b` in the sense of RFC 9293 §3.4. */
export function lessOrEqual(a: Seq, b: Seq): boolean {
  return a === b || lessThan(a, b);
}

/** `low =< s < low + size`: whether `s` is one of the `size` numbers that begin at `low`. */
export function inWindow(s: Seq, low: Seq, size: number): boolean {
  return distance(low, s) < size;
}

/** `low < s =< high`: the range of an acceptable ACK (RFC 9293 §3.4). */
export function isBetween(low: Seq, s: Seq, high: Seq): boolean {
  return lessThan(low, s) && lessOrEqual(s, high);
}
