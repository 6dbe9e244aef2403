import { expect, test } from "vitest";
import { parseScenario } from "../scenario/parse.ts";
import { run } from "./run.ts";
import { stateAfter, type Trace } from "./trace.ts";

/**
 * Connections recorded from the TCP of Linux 6.18 between two hosts 13 ms apart, and the states
 * its kernel reported after every segment. Each row: sender, flags, seq, ack, octets, state of
 * the client, state of the server. Rows stand in the order of sending, where the capture (taken at
 * the client) has the order in which they were seen.
 */
const RECORDED: Readonly<Record<string, { scenario: string; rows: readonly string[] }>> = {
  "open-close-plain-options": {
    scenario: `
      isn client=749780239 server=1985559238
      link delay=13ms
      server listen
      at 0ms client open
      at 353ms client close
      at 692ms server close`,
    rows: [
      "client SYN 749780239 - 0 SYN-SENT SYN-RECEIVED",
      "server SYN,ACK 1985559238 749780240 0 ESTABLISHED SYN-RECEIVED",
      "client ACK 749780240 1985559239 0 ESTABLISHED ESTABLISHED",
      "client FIN,ACK 749780240 1985559239 0 FIN-WAIT-1 CLOSE-WAIT",
      "server ACK 1985559239 749780241 0 FIN-WAIT-2 CLOSE-WAIT",
      "server FIN,ACK 1985559239 749780241 0 TIME-WAIT LAST-ACK",
      "client ACK 749780241 1985559240 0 TIME-WAIT CLOSED",
    ],
  },
  "open-data-close": {
    scenario: `
      isn client=332904742 server=1445119111
      link delay=13ms
      server listen
      at 0ms client open
      at 351ms client send 300
      at 689ms server send 1200
      at 1030ms client send 50
      at 1368ms client close
      at 1772ms server close`,
    rows: [
      "client SYN 332904742 - 0 SYN-SENT SYN-RECEIVED",
      "server SYN,ACK 1445119111 332904743 0 ESTABLISHED SYN-RECEIVED",
      "client ACK 332904743 1445119112 0 ESTABLISHED ESTABLISHED",
      "client PSH,ACK 332904743 1445119112 300 ESTABLISHED ESTABLISHED",
      "server ACK 1445119112 332905043 0 ESTABLISHED ESTABLISHED",
      "server PSH,ACK 1445119112 332905043 1200 ESTABLISHED ESTABLISHED",
      "client ACK 332905043 1445120312 0 ESTABLISHED ESTABLISHED",
      "client PSH,ACK 332905043 1445120312 50 ESTABLISHED ESTABLISHED",
      "server ACK 1445120312 332905093 0 ESTABLISHED ESTABLISHED",
      "client FIN,ACK 332905093 1445120312 0 FIN-WAIT-1 CLOSE-WAIT",
      "server ACK 1445120312 332905094 0 FIN-WAIT-2 CLOSE-WAIT",
      "server FIN,ACK 1445120312 332905094 0 TIME-WAIT LAST-ACK",
      "client ACK 332905094 1445120313 0 TIME-WAIT CLOSED",
    ],
  },
  "half-close-by-client": {
    scenario: `
      isn client=2334863371 server=2907496256
      link delay=13ms
      server listen
      at 0ms client open
      at 350ms client close
      at 687ms server send 500
      at 1024ms server send 700
      at 1362ms server send 900
      at 1703ms server close`,
    rows: [
      "client SYN 2334863371 - 0 SYN-SENT SYN-RECEIVED",
      "server SYN,ACK 2907496256 2334863372 0 ESTABLISHED SYN-RECEIVED",
      "client ACK 2334863372 2907496257 0 ESTABLISHED ESTABLISHED",
      "client FIN,ACK 2334863372 2907496257 0 FIN-WAIT-1 CLOSE-WAIT",
      "server ACK 2907496257 2334863373 0 FIN-WAIT-2 CLOSE-WAIT",
      "server PSH,ACK 2907496257 2334863373 500 FIN-WAIT-2 CLOSE-WAIT",
      "client ACK 2334863373 2907496757 0 FIN-WAIT-2 CLOSE-WAIT",
      "server PSH,ACK 2907496757 2334863373 700 FIN-WAIT-2 CLOSE-WAIT",
      "client ACK 2334863373 2907497457 0 FIN-WAIT-2 CLOSE-WAIT",
      "server PSH,ACK 2907497457 2334863373 900 FIN-WAIT-2 CLOSE-WAIT",
      "client ACK 2334863373 2907498357 0 FIN-WAIT-2 CLOSE-WAIT",
      "server FIN,ACK 2907498357 2334863373 0 TIME-WAIT LAST-ACK",
      "client ACK 2334863373 2907498358 0 TIME-WAIT CLOSED",
    ],
  },
  "close-three-segments-no-data": {
    scenario: `
      isn client=2915710563 server=2747483033
      link delay=13ms
      server listen
      server closes-on-fin
      at 0ms client open
      at 354ms client close`,
    rows: [
      "client SYN 2915710563 - 0 SYN-SENT SYN-RECEIVED",
      "server SYN,ACK 2747483033 2915710564 0 ESTABLISHED SYN-RECEIVED",
      "client ACK 2915710564 2747483034 0 ESTABLISHED ESTABLISHED",
      "client FIN,ACK 2915710564 2747483034 0 FIN-WAIT-1 CLOSE-WAIT",
      "server FIN,ACK 2747483034 2915710565 0 TIME-WAIT LAST-ACK",
      "client ACK 2915710565 2747483035 0 TIME-WAIT CLOSED",
    ],
  },
  "simclose-symmetric": {
    scenario: `
      isn client=3359279323 server=3580986244
      link delay=25ms
      server listen
      at 0ms client open
      at 350ms client close
      at 362ms server close`,
    rows: [
      "client SYN 3359279323 - 0 SYN-SENT SYN-RECEIVED",
      "server SYN,ACK 3580986244 3359279324 0 ESTABLISHED SYN-RECEIVED",
      "client ACK 3359279324 3580986245 0 ESTABLISHED ESTABLISHED",
      "client FIN,ACK 3359279324 3580986245 0 FIN-WAIT-1 ESTABLISHED",
      "server FIN,ACK 3580986245 3359279324 0 CLOSING CLOSING",
      "server ACK 3580986246 3359279325 0 TIME-WAIT CLOSING",
      "client ACK 3359279325 3580986246 0 TIME-WAIT TIME-WAIT",
    ],
  },
  "loss-data": {
    scenario: `
      isn client=1469662978 server=3642203543
      link delay=13ms
      server listen
      at 0ms client open
      at 349ms client send 250
      drop 4`,
    rows: [
      "client SYN 1469662978 - 0 SYN-SENT SYN-RECEIVED",
      "server SYN,ACK 3642203543 1469662979 0 ESTABLISHED SYN-RECEIVED",
      "client ACK 1469662979 3642203544 0 ESTABLISHED ESTABLISHED",
      "client PSH,ACK 1469662979 3642203544 250 ESTABLISHED ESTABLISHED",
      "client PSH,ACK 1469662979 3642203544 250 ESTABLISHED ESTABLISHED",
      "server ACK 3642203544 1469663229 0 ESTABLISHED ESTABLISHED",
    ],
  },
  "loss-syn": {
    scenario: `
      isn client=3925984982 server=2262919667
      link delay=13ms
      server listen
      at 0ms client open
      at 1102ms client close
      at 1441ms server close
      drop 1`,
    rows: [
      "client SYN 3925984982 - 0 SYN-SENT LISTEN",
      "client SYN 3925984982 - 0 SYN-SENT SYN-RECEIVED",
      "server SYN,ACK 2262919667 3925984983 0 ESTABLISHED SYN-RECEIVED",
      "client ACK 3925984983 2262919668 0 ESTABLISHED ESTABLISHED",
      "client FIN,ACK 3925984983 2262919668 0 FIN-WAIT-1 CLOSE-WAIT",
      "server ACK 2262919668 3925984984 0 FIN-WAIT-2 CLOSE-WAIT",
      "server FIN,ACK 2262919668 3925984984 0 TIME-WAIT LAST-ACK",
      "client ACK 3925984984 2262919669 0 TIME-WAIT CLOSED",
    ],
  },
  "loss-last-ack": {
    scenario: `
      isn client=1698413033 server=58244517
      link delay=13ms
      server listen
      at 0ms client open
      at 351ms client close
      at 693ms server close
      drop 7`,
    rows: [
      "client SYN 1698413033 - 0 SYN-SENT SYN-RECEIVED",
      "server SYN,ACK 58244517 1698413034 0 ESTABLISHED SYN-RECEIVED",
      "client ACK 1698413034 58244518 0 ESTABLISHED ESTABLISHED",
      "client FIN,ACK 1698413034 58244518 0 FIN-WAIT-1 CLOSE-WAIT",
      "server ACK 58244518 1698413035 0 FIN-WAIT-2 CLOSE-WAIT",
      "server FIN,ACK 58244518 1698413035 0 TIME-WAIT LAST-ACK",
      "client ACK 1698413035 58244519 0 TIME-WAIT LAST-ACK",
      "server FIN,ACK 58244518 1698413035 0 TIME-WAIT LAST-ACK",
      "client ACK 1698413035 58244519 0 TIME-WAIT CLOSED",
    ],
  },
  refused: {
    scenario: `
      isn client=2371817147 server=0
      link delay=13ms
      at 0ms client open`,
    rows: [
      "client SYN 2371817147 - 0 SYN-SENT CLOSED",
      "server RST,ACK 0 2371817148 0 CLOSED CLOSED",
    ],
  },
  simopen: {
    scenario: `
      isn client=3814694111 server=3561307020
      link delay=25ms
      at 0ms client open
      at 10ms server open`,
    rows: [
      "client SYN 3814694111 - 0 SYN-SENT CLOSED",
      "server SYN 3561307020 - 0 SYN-RECEIVED SYN-RECEIVED",
      "server SYN,ACK 3561307020 3814694112 0 ESTABLISHED SYN-RECEIVED",
      "client SYN,ACK 3814694111 3561307021 0 ESTABLISHED ESTABLISHED",
      "client ACK 3814694112 3561307021 0 ESTABLISHED ESTABLISHED",
      "server ACK 3561307021 3814694112 0 ESTABLISHED ESTABLISHED",
    ],
  },
  "wrap-in-data": {
    scenario: `
      isn client=4294965795 server=1586355351
      link delay=13ms
      server listen
      at 0ms client open
      at 362ms client send 1000
      at 672ms server send 100
      at 1034ms client send 1000
      at 1344ms server send 100
      at 1705ms client send 1000
      at 2016ms server send 100
      at 2378ms client close
      at 2750ms server close`,
    rows: [
      "client SYN 4294965795 - 0 SYN-SENT SYN-RECEIVED",
      "server SYN,ACK 1586355351 4294965796 0 ESTABLISHED SYN-RECEIVED",
      "client ACK 4294965796 1586355352 0 ESTABLISHED ESTABLISHED",
      "client PSH,ACK 4294965796 1586355352 1000 ESTABLISHED ESTABLISHED",
      "server ACK 1586355352 4294966796 0 ESTABLISHED ESTABLISHED",
      "server PSH,ACK 1586355352 4294966796 100 ESTABLISHED ESTABLISHED",
      "client ACK 4294966796 1586355452 0 ESTABLISHED ESTABLISHED",
      "client PSH,ACK 4294966796 1586355452 1000 ESTABLISHED ESTABLISHED",
      "server ACK 1586355452 500 0 ESTABLISHED ESTABLISHED",
      "server PSH,ACK 1586355452 500 100 ESTABLISHED ESTABLISHED",
      "client ACK 500 1586355552 0 ESTABLISHED ESTABLISHED",
      "client PSH,ACK 500 1586355552 1000 ESTABLISHED ESTABLISHED",
      "server ACK 1586355552 1500 0 ESTABLISHED ESTABLISHED",
      "server PSH,ACK 1586355552 1500 100 ESTABLISHED ESTABLISHED",
      "client ACK 1500 1586355652 0 ESTABLISHED ESTABLISHED",
      "client FIN,ACK 1500 1586355652 0 FIN-WAIT-1 CLOSE-WAIT",
      "server ACK 1586355652 1501 0 FIN-WAIT-2 CLOSE-WAIT",
      "server FIN,ACK 1586355652 1501 0 TIME-WAIT LAST-ACK",
      "client ACK 1501 1586355653 0 TIME-WAIT CLOSED",
    ],
  },
};

function rowsOf(trace: Trace): string[] {
  return trace.segments.map(({ n, from, flags, seq, ack, len }) => {
    const states = [stateAfter(trace, "client", n), stateAfter(trace, "server", n)];
    return [from, flags.join(), seq, ack ?? "-", len, ...states].join(" ");
  });
}

test.each(Object.entries(RECORDED))("%s is what the kernel did", (_name, { scenario, rows }) => {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const played = run(parsed.value, {}, 0);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  expect(rowsOf(played.value)).toEqual(rows);
});
