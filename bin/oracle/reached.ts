import { checkByHand } from "#oracle/check/hand.ts";
import type { RuleId } from "#oracle/index.ts";
import { play } from "#oracle/wire/wire.ts";
import { WIRE_TRACES } from "#oracle/wire/wire-tables.ts";

/**
 * The rules that the tests reach, found here and now: by playing the wire traces that the tests of
 * the machine compare line by line, and by checking captures that break what the checker alone sees.
 */
export function reachedRules(): ReadonlySet<RuleId> {
  const scripts = Object.values(WIRE_TRACES).flatMap((table) => Object.values(table));
  const played = scripts.flatMap((script) => [...play(script).rules]);
  const broken = BROKEN.flatMap((lines) => checkByHand(`${OPEN}\n${lines}`).violations);
  return new Set([...played, ...broken.map(({ rule }) => rule)]);
}

const OPEN = `client SYN 100 - 0
server SYN,ACK 500 101 0
client ACK 101 501 0`;

/** What no end could have sent behind OPEN, as in the tests of the checker. */
const BROKEN = [
  "client FIN,RST,ACK 101 501 0",
  `server RST 600 - 0 +300
   client ACK 101 501 0
   server ACK 501 101 20 +300
   client ACK 101 521 0`,
  `client SYN 2000 - 0 +300
   server ACK 501 101 0
   client ACK 101 501 20 +300
   server ACK 501 121 0`,
  `client FIN,ACK 101 501 0
   client FIN,ACK 105 501 0 +300`,
  `client ACK 101 501 50 +300 d=aa
   client ACK 101 501 50 +300 d=bb`,
  `server ACK 501 101 100 +300
   client ACK 101 601 0
   client ACK 101 501 50 +300`,
  `client FIN,ACK 101 501 0
   server FIN,ACK 501 102 0
   client ACK 101 502 0`,
  `client ACK 102 501 0
   client ACK 101 501 10 +300
   server ACK 501 111 0
   client ACK 111 501 10 +300`,
];
