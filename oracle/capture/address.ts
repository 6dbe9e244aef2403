/**
 * The octets of an address in text, 4 or 16. What is no address is a mistake of the program and
 * throws a RangeError.
 */
export function octetsOfAddress(ip: string): Uint8Array {
  const octets = ip.includes(":") ? ipv6Octets(ip) : ipv4Octets(ip);
  if (octets === null) throw new RangeError(`no IP address: ${ip}`);
  return Uint8Array.from(octets);
}

function ipv4Octets(ip: string): number[] | null {
  const parts = ip.split(".");
  const isRight = parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return isRight && parts.length === 4 ? parts.map(Number) : null;
}

function ipv6Octets(ip: string): number[] | null {
  const [head = "", tail, more] = ip.split("::");
  const before = groupsOf(head);
  const after = groupsOf(tail ?? "");
  if (before === null || after === null || more !== undefined) return null;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return null;
  return [...before, ...new Array<number>(missing).fill(0), ...after];
}

function groupsOf(text: string): number[] | null {
  if (text === "") return [];
  const octets = text.split(":").map((group) => {
    if (group.includes(".")) return ipv4Octets(group);
    return /^[0-9a-f]{1,4}$/i.test(group) ? wordOctets(Number.parseInt(group, 16)) : null;
  });
  return octets.some((group) => group === null) ? null : octets.flatMap((group) => group ?? []);
}

function wordOctets(word: number): number[] {
  return [word >> 8, word & 255];
}
