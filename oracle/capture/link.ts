import type { SkipReason } from "./captured.ts";

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;

/** 802.1Q, 802.1ad, and the tag that was used for stacking before it. */
const VLAN_TAGS: readonly number[] = [0x8100, 0x88a8, 0x9100];

/** AF_INET, and AF_INET6 of Linux, NetBSD and OpenBSD, FreeBSD, Darwin. */
const FAMILIES_OF_IP: readonly number[] = [2, 10, 24, 28, 30];

/** Where the Ethertype of a link type's header stands, and where the header ends. */
const ETHERTYPE_AT: Readonly<Record<number, { readonly type: number; readonly size: number }>> = {
  1: { type: 12, size: 14 },
  113: { type: 14, size: 16 },
  276: { type: 0, size: 20 },
};

/** Octets before the datagram where the header names an address family, or nothing at all. */
const FAMILY_SIZE: Readonly<Record<number, number>> = { 0: 4, 108: 4, 12: 0, 14: 0, 101: 0 };
const RAW_OF_ONE_VERSION: Readonly<Record<number, number>> = { 228: 4, 229: 6 };

/**
 * Where the IP datagram begins in the frame that lies from `start` to `end` of `view`: Ethernet,
 * Linux cooked v1 and v2, BSD loopback in either byte order, or raw IP.
 */
export function findDatagram(
  view: DataView,
  start: number,
  end: number,
  linkType: number,
): number | SkipReason {
  const header = ETHERTYPE_AT[linkType];
  if (header !== undefined) {
    return afterEthertype(view, start + header.type, start + header.size, end);
  }
  const family = FAMILY_SIZE[linkType];
  if (family === 4) return afterFamily(view, start, end);
  if (family === 0) return start;
  const version = RAW_OF_ONE_VERSION[linkType];
  if (version === undefined) return "link-type";
  if (start >= end) return "cut-short";
  return view.getUint8(start) >> 4 === version ? start : "malformed";
}

/** Steps over the VLAN tags, however many are stacked. */
function afterEthertype(
  view: DataView,
  type: number,
  size: number,
  end: number,
): number | SkipReason {
  if (size > end) return "cut-short";
  let payload = size;
  let ethertype = view.getUint16(type);
  while (VLAN_TAGS.includes(ethertype)) {
    if (payload + 4 > end) return "cut-short";
    ethertype = view.getUint16(payload + 2);
    payload += 4;
  }
  if (ethertype !== ETHERTYPE_IPV4 && ethertype !== ETHERTYPE_IPV6) return "not-ip";
  if (payload >= end) return "cut-short";
  const version = ethertype === ETHERTYPE_IPV4 ? 4 : 6;
  return view.getUint8(payload) >> 4 === version ? payload : "malformed";
}

/** The family is in the byte order of the capturing machine, which need not be that of the file. */
function afterFamily(view: DataView, start: number, end: number): number | SkipReason {
  if (start + 4 > end) return "cut-short";
  const big = view.getUint32(start);
  const family = big > 0xffff ? view.getUint32(start, true) : big;
  return FAMILIES_OF_IP.includes(family) ? start + 4 : "not-ip";
}
