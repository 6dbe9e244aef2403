/** What the users do in each search, without faults: the search adds those. */

const NUMBERS = "isn client=1000 server=5000\n";
const ESTABLISHED = `${NUMBERS}start established\n`;

/** A client that opens and gives up, for good or to try again. */
export const OPENS = [
  `${NUMBERS}msl 1s\nserver listen\nat 0ms client open\nat 100ms client abort`,
  `${NUMBERS}msl 1s\nserver listen\nat 0ms client open\nat 100ms client abort\nat 200ms client open`,
  `${NUMBERS}msl 1s\nserver listen\nserver closes-on-fin\nat 0ms client open\nat 100ms client close\nat 200ms server listen`,
  `${NUMBERS}msl 1s\nat 0ms client open\nat 0ms server open`,
] as const;

/** The same ports are used again, after a RST or after a close. */
export const REOPENS = [
  `${NUMBERS}msl 1s\nserver listen\nat 0ms client open\nat 50ms client send 500\nat 100ms client abort\nat 150ms server listen\nat 150ms client open\nat 250ms client send 500`,
  // At once, when one MSL of TIME-WAIT is over, when both are.
  reopened(10),
  reopened(56),
  reopened(106),
] as const;

/**
 * A close, and the same ports again at the time `at`. The server sends faster than the clock of
 * the ISN ticks, so its numbers lie ahead of those that the next connection begins with
 * (RFC 9293 §3.4.1): only TIME-WAIT keeps them apart.
 */
function reopened(at: number): string {
  return [
    `${ESTABLISHED}link delay=1ms`,
    "msl 50ms",
    "rto 20ms",
    "mss 30000",
    "at 0ms client close",
    "at 2ms server send 30000 then close",
    // Whatever became of the last ACK, the server's user has had enough of waiting for it.
    ...(at > 50 ? [`at ${at - 2}ms server abort`] : []),
    `at ${at - 1}ms server listen`,
    `at ${at}ms client open`,
    // Ends that disagree on the numbers would send ACKs to and fro for ever.
    `until ${at + 20}ms`,
  ].join("\n");
}

/** Every way in which two users close; 2MSL leave room for two losses of a FIN or its ACK. */
export const CLOSES = [
  `${ESTABLISHED}msl 1600ms\nserver closes-on-fin\nat 0ms client close`,
  `${ESTABLISHED}msl 1600ms\nat 0ms client close\nat 100ms server close`,
  `${ESTABLISHED}msl 1600ms\nat 0ms client close\nat 0ms server close`,
  `${ESTABLISHED}msl 1600ms\nserver closes-on-fin\nat 0ms client send 100 then close`,
  // A half close: the server goes on sending for longer than 2MSL.
  `${ESTABLISHED}msl 1600ms\nat 0ms client close\nat 10s server send 100 then close`,
  // The server's user takes nothing at first, so the window closes and has to open again. While
  // the client probes its RTO grows, so the MSL has to be the real one.
  `${ESTABLISHED}mss 1000\nwindow server=1000\nreceives on\nat 0ms client send 1500 then close\nat 50ms server close\nat 100ms server receive\nat 10s server receive`,
] as const;

/** Data in one direction or both, then a close. */
export const TRANSFERS = [
  `${ESTABLISHED}msl 2s\nmss 1000\nat 0ms client send 500\nat 100ms client close\nserver closes-on-fin`,
  `${ESTABLISHED}msl 2s\nmss 1000\nat 0ms client send 3000\nat 100ms client close\nserver closes-on-fin`,
  `${ESTABLISHED}msl 2s\nmss 1000\nwindow server=1000\nat 0ms client send 2000 then close\nserver closes-on-fin`,
  `${ESTABLISHED}msl 2s\nmss 1000\nat 0ms client send 1000\nat 10ms server send 2000\nat 100ms client close\nat 150ms server close`,
  `${NUMBERS}msl 2s\nmss 1000\nserver listen\nat 0ms client open\nat 100ms client send 1000 then close\nserver closes-on-fin`,
] as const;

/** RSTs in every situation; a storm would never end, so the runs do. */
export const RESETS = [
  `${NUMBERS}msl 1s\nat 0ms client open\nuntil 500ms`,
  `${NUMBERS}msl 1s\nat 0ms client open\nat 10ms client abort\nuntil 500ms`,
  `${NUMBERS}msl 1s\nserver listen\nat 0ms client open\nat 10ms client abort\nuntil 500ms`,
  `${ESTABLISHED}msl 1s\nat 0ms client abort\nat 50ms server send 100\nuntil 500ms`,
  `${ESTABLISHED}msl 1s\nat 0ms client abort\nat 0ms server abort\nuntil 500ms`,
] as const;
