import { ESTABLISHED, LISTENING, SYN_RECEIVED } from "./wire-states.ts";

/** Wire traces of opening and of data, each named after what it promises (see wire.ts). */
export const OPENING: Readonly<Record<string, string>> = {
  "an active open ends ESTABLISHED when SYN,ACK comes": ESTABLISHED,
  "a passive open is ESTABLISHED by the ACK of its SYN": `${SYN_RECEIVED}
    > ACK 301 101
      = ESTABLISHED`,
  "the ACK that ends the handshake may carry data": `${SYN_RECEIVED}
    > PSH,ACK 301 101 +20
      = ESTABLISHED
      deliver 20
      < ACK 101 321`,
  "the ACK that ends the handshake may carry the FIN": `${SYN_RECEIVED}
    > FIN,ACK 301 101 +20
      = ESTABLISHED
      deliver 20
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 322`,
  "data that comes with a SYN waits for ESTABLISHED": `${LISTENING}
    > SYN 300 - +5
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > ACK 306 101
      = ESTABLISHED
      deliver 5
      < ACK 101 306`,
  "data that comes with a SYN,ACK is delivered behind it": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 +5
      = ESTABLISHED
      < ACK 101 301
      deliver 5
      < ACK 101 306`,
  "a SYN of the other end in SYN-SENT is a simultaneous open": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > SYN,ACK 300 101
      < ACK 101 301
      = ESTABLISHED`,
  "an ACK ends a simultaneous open as well": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > ACK 301 101
      = ESTABLISHED`,
  "data that comes with a SYN in a simultaneous open waits as well": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN 300 - +5
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > ACK 306 101
      = ESTABLISHED
      deliver 5
      < ACK 101 306`,
  "what is sent before ESTABLISHED waits for it": `
    open
      < SYN 100 -
      = SYN-SENT
    send 30
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 101 301
      < PSH,ACK 101 301 +30`,
  "LISTEN turns active when its user opens": `${LISTENING}
    open
      < SYN 100 -
      = SYN-SENT`,
  "a second OPEN is an error": `${ESTABLISHED}
    open
      tell error: connection already exists
    listen
      tell error: connection already exists`,
  "a lost SYN is sent again and the RTO then starts at 3 s": `
    open
      < SYN 100 -
      = SYN-SENT
    timeout rto
      < SYN 100 -
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 101 301
    send 10
      < PSH,ACK 101 301 +10
    timeout rto
      < PSH,ACK 101 301 +10`,
  "a lost SYN,ACK is sent again": `${SYN_RECEIVED}
    timeout rto
      < SYN,ACK 100 301`,
  "the user timeout gives an open up": `
    open
      < SYN 100 -
      = SYN-SENT
    timeout user
      tell error: connection aborted due to user timeout
      = CLOSED`,
};

export const DATA: Readonly<Record<string, string>> = {
  "a send longer than the MSS is cut, and PSH stands on its last segment": `${ESTABLISHED}
    send 2500
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < PSH,ACK 2101 301 +500`,
  "a send of exactly two MSS has no third segment": `${ESTABLISHED}
    send 2000
      < ACK 101 301 +1000
      < PSH,ACK 1101 301 +1000`,
  "no more is sent than the window lets out": `${ESTABLISHED}
    > ACK 301 101 w1500
    send 2500
      < ACK 101 301 +1000
    > ACK 301 1101 w1500
      < ACK 1101 301 +1000
      < PSH,ACK 2101 301 +500`,
  "an old segment does not take the window back": `${ESTABLISHED}
    > PSH,ACK 301 101 +10 w4000
      deliver 10
      < ACK 101 311
    > ACK 301 101 w10       # older than the last: outside the window now
      < ACK 101 311
    send 2000
      < ACK 101 311 +1000
      < PSH,ACK 1101 311 +1000`,
  "a segment that was overtaken does not change the window": `${ESTABLISHED}
    > PSH,ACK 311 101 +10 w4000
      < ACK 101 301
    > ACK 301 101 w10        # in the window, but older than what SND.WL1 remembers
    send 2000
      < ACK 101 301 +1000
      < PSH,ACK 1101 301 +1000`,
  "one ACK covers all segments before it": `${ESTABLISHED}
    send 2000
      < ACK 101 301 +1000
      < PSH,ACK 1101 301 +1000
    > ACK 301 2101`,
  "an ACK in the middle of a segment leaves the rest of it to be sent again": `${ESTABLISHED}
    send 1000
      < PSH,ACK 101 301 +1000
    > ACK 301 501
    timeout rto
      < PSH,ACK 501 301 +600`,
  "only the first unacknowledged segment is sent again": `${ESTABLISHED}
    send 2000
      < ACK 101 301 +1000
      < PSH,ACK 1101 301 +1000
    timeout rto
      < ACK 101 301 +1000
    timeout rto
      < ACK 101 301 +1000
    > ACK 301 2101`,
  "data behind a gap is kept and delivered when the gap is filled": `${ESTABLISHED}
    > PSH,ACK 311 101 +10
      < ACK 101 301
    > PSH,ACK 331 101 +10
      < ACK 101 301
    > PSH,ACK 321 101 +10
      < ACK 101 301
    > PSH,ACK 301 101 +10
      deliver 10
      deliver 10
      deliver 10
      deliver 10
      < ACK 101 341`,
  "a piece that is old by the time the gap is filled is dropped": `${ESTABLISHED}
    > PSH,ACK 311 101 +10
      < ACK 101 301
    > PSH,ACK 301 101 +30
      deliver 30
      < ACK 101 331`,
  "a FIN that was kept counts once": `${ESTABLISHED}
    > FIN,ACK 311 101 +10
      < ACK 101 301
    > FIN,ACK 301 101 +20
      deliver 20
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 322`,
  "a timer that does not run does nothing": `${ESTABLISHED}
    timeout rto
    timeout 2msl
    timeout user`,
  "data that is partly old is delivered once": `${ESTABLISHED}
    > PSH,ACK 301 101 +10
      deliver 10
      < ACK 101 311
    > PSH,ACK 306 101 +10
      deliver 5
      < ACK 101 316`,
  "data that is wholly old is acknowledged and dropped": `${ESTABLISHED}
    > PSH,ACK 301 101 +10
      deliver 10
      < ACK 101 311
    > PSH,ACK 301 101 +10
      < ACK 101 311`,
  "data behind the window is cut off": `${ESTABLISHED}
    > PSH,ACK 301 101 +6000
      deliver 5000
      < ACK 101 5301`,
  "a segment that acknowledges what was never sent is answered and dropped": `${ESTABLISHED}
    > PSH,ACK 301 9999 +10
      < ACK 101 301`,
  "a segment without ACK is dropped": `${ESTABLISHED}
    > PSH 301 - +10`,
  "a call of the same instant carries the acknowledgment": `${ESTABLISHED}
    hold > PSH,ACK 301 101 +10
      deliver 10
    send 20
      < PSH,ACK 101 311 +20
    flush`,
  "an acknowledgment that nothing carried is sent when the instant ends": `${ESTABLISHED}
    hold > PSH,ACK 301 101 +10
      deliver 10
    flush
      < ACK 101 311`,
  "the user timeout gives up data that is never acknowledged": `${ESTABLISHED}
    send 10
      < PSH,ACK 101 301 +10
    timeout user
      tell error: connection aborted due to user timeout
      = CLOSED`,
  "sending where nothing is open is an error": `
    send 10
      tell error: connection does not exist
    listen
      = LISTEN
    send 10
      tell error: remote socket unspecified`,
};
