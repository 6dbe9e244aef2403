import {
  CLOSING_STATE,
  ESTABLISHED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  LAST_ACK,
  SYN_RECEIVED,
  TIME_WAIT,
} from "./wire-states.ts";

/** Wire traces at the edges of text, FIN and RECEIVE (see wire.ts). */
export const TEXT_EDGES: Readonly<Record<string, string>> = {
  "text is cut at the end of the window": `
${ESTABLISHED}    > ACK 5291 101 +20
      < ACK 101 301
    > ACK 301 101 +4990
      deliver 4990
      deliver 10
      < ACK 101 5301`,
  "a FIN behind the window is cut off": `
${ESTABLISHED}    > FIN,ACK 5291 101 +10
      < ACK 101 301
    > ACK 301 101 +4990
      deliver 4990
      deliver 10
      < ACK 101 5301`,
  "a FIN inside the window is kept": `
${ESTABLISHED}    > FIN,ACK 5291 101 +9
      < ACK 101 301
    > ACK 301 101 +4990
      deliver 4990
      deliver 9
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 5301`,
  "old text in front of a FIN does not hide it": `
${ESTABLISHED}    > ACK 301 101 +10
      deliver 10
      < ACK 101 311
    > FIN,ACK 306 101 +10
      deliver 5
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 317`,
  "a FIN behind old text alone is taken": `
${ESTABLISHED}    > ACK 301 101 +10
      deliver 10
      < ACK 101 311
    > FIN,ACK 306 101 +5
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 312`,
  "a longer piece from the same number is kept as well": `
${ESTABLISHED}    > ACK 311 101 +5
      < ACK 101 301
    > ACK 311 101 +10
      < ACK 101 301
    > ACK 301 101 +10
      deliver 10
      deliver 5
      deliver 5
      < ACK 101 321`,
  "the same piece with a FIN is kept as well": `
${ESTABLISHED}    > ACK 311 101 +10
      < ACK 101 301
    > FIN,ACK 311 101 +10
      < ACK 101 301
    > ACK 301 101 +10
      deliver 10
      deliver 10
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 322`,
  "of a piece that came in part before only the rest is delivered": `
${ESTABLISHED}    > ACK 311 101 +10
      < ACK 101 301
    > ACK 301 101 +15
      deliver 15
      deliver 5
      < ACK 101 321`,
  "one octet ends the wait of a RECEIVE for one": `
    with receives
${ESTABLISHED}    receive 1
    > ACK 301 101 +2
      deliver 1
      < ACK 101 303 w4998`,
  "the window opens by half of the buffer, rounded up": `
    with receives window=1001
${ESTABLISHED}    > ACK 301 101 +1001
      < ACK 101 1302 w0
    receive 500
      deliver 500
    receive 1
      deliver 1
      < ACK 101 1302 w501`,
  "after the FIN no window is announced": `
    with receives
${ESTABLISHED}    > FIN,ACK 301 101 +3000
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 3302 w2000
    receive
      deliver 3000`,
  "FIN-WAIT-1 and FIN-WAIT-2 still receive": `
    with receives
${FIN_WAIT_1}    > ACK 301 101 +10
      < ACK 102 311 w4990
    receive
      deliver 10
    > ACK 311 102 +10
      = FIN-WAIT-2
      tell ok
      < ACK 102 321 w4990
    receive 4
      deliver 4`,
  "what is left after the FIN is given in parts, and no more than that": `
    with receives
${ESTABLISHED}    > FIN,ACK 301 101 +10
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 312 w4990
    receive 3
      deliver 3
    receive 6
      deliver 6
    receive 99
      deliver 1
    receive
      tell error: connection closing`,
  "a RECEIVE before the handshake waits for its octets": `
    with receives
    open
      < SYN 100 -
      = SYN-SENT
    receive 5
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 101 301
    > ACK 301 101 +10
      deliver 5
      < ACK 101 311 w4990`,
  "a RECEIVE in SYN-RECEIVED does too": `
    with receives
${SYN_RECEIVED}    receive 5
    > ACK 301 101 +10
      = ESTABLISHED
      deliver 5
      < ACK 101 311 w4990`,
  "a RECEIVE without a number waits for nothing": `
    with receives
${SYN_RECEIVED}    receive
    > ACK 301 101 +10
      = ESTABLISHED
      < ACK 101 311 w4990`,
  "Linux resets text that comes after close() in FIN-WAIT-1 too": `
    with linux
${FIN_WAIT_1}    > ACK 301 101 +10
      < RST 102 -
      = CLOSED`,
  "an ACK after close() is no text": `
    with linux
${FIN_WAIT_2}    > ACK 301 102`,
  "one unread octet is enough for a RST": `
    with linux receives
${ESTABLISHED}    > ACK 301 101 +1
      < ACK 101 302 w4999
    close
      < RST,ACK 101 302
      = CLOSED`,
  "Linux does not reset for an ACK of what was never sent": `
    with linux
${FIN_WAIT_1}    > ACK 301 999 +10
      < ACK 102 301`,
  "FIN-WAIT-2 is reset for one octet": `
    with linux
${FIN_WAIT_2}    > ACK 301 102 +1
      < RST 102 -
      = CLOSED`,
  "nor for an ACK with a number to come": `
    with linux
${FIN_WAIT_2}    > ACK 305 102`,
  "a FIN alone after close() is taken on Linux as well": `
    with linux
${FIN_WAIT_2}    > FIN,ACK 301 102
      tell connection closing
      = TIME-WAIT
      < ACK 102 302`,
  "Linux answers a SYN that is not the first one again with an ACK": `
    with linux
${SYN_RECEIVED}    > SYN 290 -
      < ACK 101 301
    > ACK 300 101
      < ACK 101 301
    > SYN 300 -
      < SYN,ACK 100 301`,
  "and so it does in any other state": `
    with linux
${ESTABLISHED}    send 10
      < PSH,ACK 101 301 +10
    > SYN 300 -
      < ACK 111 301`,
  "on Linux too a SYN,ACK ends a simultaneous open": `
    with linux
    open
      < SYN 100 -
      = SYN-SENT
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > SYN,ACK 300 101
      < ACK 101 301
      = ESTABLISHED`,
  "a RST in CLOSING tells the user nothing": `
${CLOSING_STATE}    > RST 302 -
      = CLOSED`,
  "a RST in LAST-ACK tells the user nothing": `
${LAST_ACK}    > RST 302 -
      = CLOSED`,
  "a RST in TIME-WAIT tells the user nothing": `
${TIME_WAIT}    > RST 302 -
      = CLOSED`,
  "Linux takes no other segment for a repeated SYN": `
    with linux
${SYN_RECEIVED}    > PSH 300 -
      < ACK 101 301`,
  "a RECEIVE in FIN-WAIT-1 waits for its octets": `
    with receives
${FIN_WAIT_1}    receive 5
    > ACK 301 101 +10
      deliver 5
      < ACK 102 311 w4990`,
  "a RECEIVE in FIN-WAIT-2 waits for its octets": `
    with receives
${FIN_WAIT_2}    receive 5
    > ACK 301 102 +10
      deliver 5
      < ACK 102 311 w4990`,
};
