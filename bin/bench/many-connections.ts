import { closeSync, openSync, writeSync } from "node:fs";
import { writePcap } from "#oracle/capture/write.ts";
import type { SegmentToWrite } from "#oracle/capture/write-frame.ts";
import { parseScenario, run, seq, type TraceSegment } from "#oracle/index.ts";

/** A page of 9 kB is asked for and sent; one in ten connections loses a segment on the way. */
const SCENARIO = `isn client=$x server=$y
link delay=10ms
server listen
at 0ms client open
at 30ms client send 400
at 60ms server send 9000
server closes-on-fin
at 200ms client close
drop $lost
`;

/** The octets before the first packet of a classic pcap file. */
const FILE_HEADER = 24;
/** So many connections are under way together; the next ones begin after them. */
const TOGETHER = 100;

/**
 * Writes a capture of whole connections, taken at the client, many of them under way together,
 * until the file has `octets`; gives the number of packets.
 */
export function writeManyConnections(file: string, connections: number, octets: number): number {
  const parsed = parseScenario(SCENARIO);
  if (!parsed.ok) throw new Error("the scenario of the benchmark can be read");
  const handle = openSync(file, "w");
  let packets = 0;
  let written = 0;
  for (let first = 0; first < connections; first += TOGETHER) {
    const segments: SegmentToWrite[] = [];
    for (let i = first; i < Math.min(connections, first + TOGETHER); i += 1) {
      // Numbers above the last segment lose nothing.
      const parameters = { x: (i * 7919) >>> 0, y: (i * 104_729) >>> 0, lost: i % 10 ? 99 : 7 };
      const played = run(parsed.value, parameters, i);
      if (!played.ok) throw new Error(played.error.code);
      const rows = played.value.segments.filter(({ from, delivered }) => {
        return from === "client" || delivered;
      });
      for (const row of rows) segments.push(packetOf(row, i, first * 10));
    }
    segments.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    packets += segments.length;
    const whole = writePcap(segments);
    written += writeSync(handle, first === 0 ? whole : whole.subarray(FILE_HEADER));
  }
  closeSync(handle);
  if (written < octets) throw new Error(`the capture has ${written} octets, not ${octets}`);
  return packets;
}

function packetOf(row: TraceSegment, i: number, since: number): SegmentToWrite {
  const at = row.from === "client" ? row.at : (row.arrives ?? row.at);
  const client = { ip: `10.0.${Math.floor(i / 250)}.${1 + (i % 250)}`, port: 40_000 };
  const server = { ip: "192.0.2.80", port: 80 };
  const { len, window, options, flags } = row;
  return {
    at: since + (i % TOGETHER) + at,
    from: row.from === "client" ? client : server,
    to: row.from === "client" ? server : client,
    seq: seq(row.seq),
    ack: row.ack === null ? null : seq(row.ack),
    syn: flags.includes("SYN"),
    fin: flags.includes("FIN"),
    rst: flags.includes("RST"),
    psh: flags.includes("PSH"),
    len,
    window,
    ...(options === undefined ? {} : { options }),
  };
}
