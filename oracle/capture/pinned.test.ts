import { expect, test } from "vitest";
import { seq } from "../machine/seq.ts";
import { Hash } from "../run/hash.ts";
import { describeCaptureError } from "./capture-error.ts";
import { describeCaptureNote } from "./capture-note.ts";
import { DEFAULT_CAPTURE_LIMITS } from "./captured.ts";
import { readCapture } from "./reader.ts";
import { type CaptureShape, writePcap } from "./write.ts";
import type { SegmentToWrite } from "./write-frame.ts";

const FROM = { ip: "192.0.2.10", port: 41_000 };
const FROM_6 = { ip: "2001:db8::a:0", port: 41_000 };
const TO_6 = { ip: "2001:0:0:8::14", port: 80 };

/** Two segments: options of every kind, then data; of IPv4, or else of IPv6. */
function segmentsOf(is6: boolean): readonly SegmentToWrite[] {
  const from = is6 ? FROM_6 : FROM;
  const to = is6 ? TO_6 : { ip: "192.0.2.20", port: 80 };
  const timestamps = { value: 4_000_000_000, echo: 7 };
  const options = { mss: 1460, sackPermitted: true as const, timestamps, windowScale: 9 };
  const sack = [{ left: seq(4_294_967_000), right: seq(5) }];
  return [
    { from, to, at: 0, seq: seq(2 ** 32 - 1), ack: null, syn: true, options },
    {
      ...{ from: to, to: from, at: 1500.25, seq: seq(9), ack: seq(1), psh: true, window: 300 },
      ...{ len: 7, options: { sack, fastOpen: "fe0b0c" } },
    },
  ];
}

const SHAPES: Readonly<Record<string, CaptureShape>> = {
  "pcap Ethernet": { padding: 3 },
  "pcap Ethernet big": { order: "big", nanoseconds: true },
  "pcap VLAN": { vlans: [0x88a8, 0x8100] },
  "pcap cooked": { linkType: 113 },
  "pcap cooked 2": { linkType: 276, vlans: [0x9100] },
  "pcap loopback": { linkType: 0 },
  "pcap loop": { linkType: 108, order: "big" },
  "pcap raw": { linkType: 101 },
  "pcap cut": { linkType: 12, snaplen: 47 },
  pcapng: { format: "pcapng", linkType: 14 },
  "pcapng big": { format: "pcapng", linkType: 101, order: "big", nanoseconds: true },
  "pcapng simple": { format: "pcapng-simple", linkType: 101, snaplen: 70 },
  "pcapng old": { format: "pcapng-old", linkType: 101, snaplen: 61 },
};

/** A file, cut short anywhere, and with any one octet other than it was. */
function* damagedOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at <= bytes.length; at += 1) yield bytes.subarray(0, at);
  for (let at = 0; at < bytes.length; at += 1) {
    const was = bytes[at] ?? 0;
    for (const octet of [was + 1, was - 1, was ^ 0x10, 60]) {
      const copy = bytes.slice();
      copy[at] = octet;
      yield copy;
    }
  }
}

/** What comes of a file, in a few words for the count and in full for the hash. */
function outcomeOf(bytes: Uint8Array, isStrict: boolean): readonly [string, string] {
  const strict = { packets: 1, packetBytes: 120, interfaces: 1 };
  const read = readCapture(bytes, isStrict ? strict : DEFAULT_CAPTURE_LIMITS);
  if (!read.ok) {
    return [read.error.code, JSON.stringify([read.error, describeCaptureError(read.error)])];
  }
  const { segments, skipped, notes } = read.value;
  const lost = Object.entries(skipped).filter(([, count]) => count > 0);
  const kind = lost.length === 0 ? `${segments.length} read` : lost.map(([why]) => why).join("+");
  return [kind, JSON.stringify([read.value, notes.map(describeCaptureNote)])];
}

/** A row of the table: how many of the damaged files come to what, and a hash over all of it. */
function rowOf(bytes: Uint8Array, isStrict: boolean): string {
  const hash = new Hash();
  const counts = new Map<string, number>();
  for (const damaged of damagedOf(bytes)) {
    const [kind, full] = outcomeOf(damaged, isStrict);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    hash.text(full);
  }
  const told = [...counts].map(([kind, count]) => `${kind} ${count}`);
  return `${told.join(", ")}; ${hash.digits()}`;
}

/**
 * Each shape of file, of IPv4 and of IPv6, with every kind of damage to every octet: what the
 * reader makes of them and says about them. Whoever changes a row on purpose reads what it counts.
 */
const DAMAGED: Readonly<Record<string, string>> = {
  "pcap Ethernet IPv4":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 97, 1 read 103, 2 read 730, unsupported-version 8, unsupported-link-type 13, not-ip 17, too-large 19, malformed 14, fragment 16, not-tcp 8; 3420b42795e6cb54",
  "pcap Ethernet IPv6":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 117, 1 read 124, 2 read 910, unsupported-version 8, unsupported-link-type 13, not-ip 17, too-large 18, malformed 10, not-tcp 7, cut-short 1; 4a394f9255b18e82",
  "pcap Ethernet big IPv4":
    "empty 1, truncated-header 23, 0 read 1, truncated-packet 94, 1 read 102, 2 read 707, not-a-capture 15, unsupported-version 8, unsupported-link-type 13, not-ip 18, too-large 16, malformed 14, fragment 16, not-tcp 8; 98c36405d1ab045d",
  "pcap Ethernet big IPv6":
    "empty 1, truncated-header 23, 0 read 1, truncated-packet 114, 1 read 121, 2 read 887, not-a-capture 15, unsupported-version 8, unsupported-link-type 13, not-ip 17, too-large 18, malformed 10, not-tcp 7, cut-short 1; 58df9e4fb6f47311",
  "pcap VLAN IPv4":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 102, 1 read 108, 2 read 740, unsupported-version 8, unsupported-link-type 13, not-ip 47, too-large 19, malformed 14, fragment 16, not-tcp 8; 0651808f0985dab9",
  "pcap VLAN IPv6":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 122, 1 read 129, 2 read 920, unsupported-version 8, unsupported-link-type 13, not-ip 47, too-large 16, cut-short 3, malformed 10, not-tcp 7; ce379bd05a57ecba",
  "pcap cooked 2 IPv4":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 104, 1 read 110, 2 read 772, unsupported-version 8, unsupported-link-type 14, too-large 18, not-ip 30, malformed 14, fragment 16, not-tcp 8, cut-short 1; bfbd669bd7e55dff",
  "pcap cooked 2 IPv6":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 124, 1 read 131, 2 read 952, unsupported-version 8, unsupported-link-type 14, too-large 18, not-ip 30, malformed 10, not-tcp 7, cut-short 1; dac0b9816dff6f6e",
  "pcap cooked IPv4":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 96, 1 read 103, 2 read 722, unsupported-version 8, unsupported-link-type 14, too-large 18, not-ip 16, malformed 14, fragment 16, not-tcp 8; a26af8cafb3a3acd",
  "pcap cooked IPv6":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 116, 1 read 123, 2 read 902, unsupported-version 8, unsupported-link-type 14, too-large 18, not-ip 16, malformed 10, not-tcp 7, cut-short 1; aa53bccdf4aa67fa",
  "pcap cut IPv4":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 67, 1 read 72, 2 read 494, unsupported-version 8, unsupported-link-type 14, too-large 17, malformed 10, not-ip 4, fragment 16, not-tcp 8; 8fee4f072281af55",
  "pcap cut IPv6":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 67, cut-short 592, unsupported-version 8, unsupported-link-type 14, too-large 16, 1 read 1, not-ip+cut-short 6, not-tcp+cut-short 6; dbc78401685f33fe",
  "pcap loop IPv4":
    "empty 1, truncated-header 23, 0 read 1, truncated-packet 84, 1 read 93, 2 read 611, not-a-capture 16, unsupported-version 8, unsupported-link-type 14, too-large 15, not-ip 36, malformed 10, fragment 16, not-tcp 8; e20595bb57edc981",
  "pcap loop IPv6":
    "empty 1, truncated-header 23, 0 read 1, truncated-packet 104, 1 read 110, 2 read 790, not-a-capture 16, unsupported-version 8, unsupported-link-type 14, too-large 19, not-ip 38, malformed 4, not-tcp 7, cut-short 1; d622bd9680fef69e",
  "pcap loopback IPv4":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 84, 1 read 92, 2 read 611, unsupported-version 8, not-ip 37, unsupported-link-type 13, too-large 16, malformed 10, fragment 16, not-tcp 8; b741174ba1e4acc7",
  "pcap loopback IPv6":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 104, 1 read 110, 2 read 790, unsupported-version 8, not-ip 39, unsupported-link-type 13, too-large 18, malformed 4, not-tcp 7, cut-short 2; fe51f47911be8e16",
  "pcap raw IPv4":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 80, 1 read 86, 2 read 612, unsupported-version 8, unsupported-link-type 14, too-large 17, malformed 10, not-ip 4, fragment 16, not-tcp 8; 7eb4c0b7b3b0b6d1",
  "pcap raw IPv6":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 100, 1 read 106, 2 read 790, unsupported-version 8, unsupported-link-type 14, too-large 19, not-ip 6, malformed 4, not-tcp 7, cut-short 1; cfa06c8ca4ffbd1e",
  "pcapng IPv4":
    "empty 1, not-a-capture 34, truncated-header 29, 0 read 2, truncated-packet 120, 1 read 134, 2 read 627, bad-length 105, too-large 28, unsupported-version 8, unknown-interface 47, unsupported-link-type 8, malformed 10, not-ip 4, fragment 16, not-tcp 8; 2e6ca74494b7d525",
  "pcapng IPv6":
    "empty 1, not-a-capture 34, truncated-header 29, 0 read 2, truncated-packet 140, 1 read 153, 2 read 807, bad-length 106, too-large 28, unsupported-version 8, unknown-interface 47, unsupported-link-type 8, not-ip 6, malformed 4, not-tcp 7, cut-short 1; 1495f02d5217e722",
  "pcapng big IPv4":
    "empty 1, not-a-capture 34, truncated-header 29, 0 read 2, truncated-packet 133, 1 read 134, 2 read 675, too-large 28, bad-length 103, unsupported-version 8, unknown-interface 48, unsupported-link-type 8, malformed 10, not-ip 4, fragment 16, not-tcp 8; a41014056b8db6e8",
  "pcapng big IPv6":
    "empty 1, not-a-capture 34, truncated-header 28, 0 read 2, truncated-packet 152, 1 read 153, 2 read 855, too-large 28, bad-length 106, unsupported-version 8, unknown-interface 48, unsupported-link-type 8, not-ip 6, malformed 4, not-tcp 7, cut-short 1; 1d00595df8712b5e",
  "pcapng old IPv4":
    "empty 1, not-a-capture 34, truncated-header 29, 0 read 2, truncated-packet 120, 1 read 132, 2 read 643, bad-length 105, too-large 28, unsupported-version 8, unknown-interface 31, unsupported-link-type 8, cut-short 2, malformed 10, not-ip 4, fragment 16, not-tcp 8; b518b66b47af7ddc",
  "pcapng old IPv6":
    "empty 1, not-a-capture 34, truncated-header 29, 0 read 2, truncated-packet 124, 1 read 132, 2 read 678, bad-length 104, too-large 28, unsupported-version 8, unknown-interface 31, unsupported-link-type 8, cut-short 5, not-ip 6, malformed 4, not-tcp 7; 13e289a40ac4ecc4",
  "pcapng simple IPv4":
    "empty 1, not-a-capture 34, truncated-header 29, 0 read 2, truncated-packet 104, 1 read 115, 2 read 556, bad-length 80, too-large 29, unsupported-version 8, unknown-interface 17, unsupported-link-type 8, malformed 10, not-ip 4, fragment 16, not-tcp 8; 6ca7a8d56216a0c9",
  "pcapng simple IPv6":
    "empty 1, not-a-capture 34, truncated-header 29, 0 read 2, truncated-packet 116, 1 read 123, 2 read 656, bad-length 81, too-large 28, unsupported-version 8, unknown-interface 17, unsupported-link-type 8, not-ip 6, malformed 4, not-tcp 7, cut-short 1; 8906a108ad1edf4c",
};

const FILES = Object.keys(SHAPES).flatMap((name) => {
  return [[name, "IPv4"] as const, [name, "IPv6"] as const];
});

test.each(FILES)(
  "a file of %s and %s with any octet changed is read as pinned",
  (name, version) => {
    const bytes = writePcap(segmentsOf(version === "IPv6"), SHAPES[name]);
    expect(rowOf(bytes, false)).toBe(DAMAGED[`${name} ${version}`]);
  },
);

/** The same for a few shapes with a reader that takes one packet, one interface and 120 octets. */
const BOUNDED: Readonly<Record<string, string>> = {
  "pcap Ethernet":
    "empty 1, not-a-capture 17, truncated-header 22, 0 read 1, truncated-packet 92, 1 read 97, too-many 800, unsupported-version 8, too-large 28; ed034571bd8c54ee",
  pcapng:
    "empty 1, not-a-capture 34, truncated-header 24, 0 read 2, truncated-packet 110, 1 read 129, too-many 673, bad-length 105, too-large 48, unsupported-version 8, unknown-interface 47; 9f730498cf314663",
  "pcapng simple":
    "empty 1, not-a-capture 34, truncated-header 24, 0 read 2, truncated-packet 94, 1 read 110, too-many 602, bad-length 80, too-large 49, unsupported-version 8, unknown-interface 17; 13abbaf206f0c77e",
};

test.each(Object.keys(BOUNDED))("a reader with narrow bounds stops in %s where pinned", (name) => {
  const bytes = writePcap(segmentsOf(false), SHAPES[name]);
  expect(rowOf(bytes, true)).toBe(BOUNDED[name]);
});
