import { CLOSING_STATE, LAST_ACK, LISTENING, SYN_RECEIVED } from "./wire-states.ts";

/** Wire traces at the edges of the handshake, cookies and options (see wire.ts). */
export const OPEN_EDGES: Readonly<Record<string, string>> = {
  "a second passive OPEN is refused": `
${LISTENING}    listen
      tell error: connection already exists`,
  "once the quiet time is over an OPEN goes out at once": `
    with quiet-time msl=1000
${LISTENING}    crash
      = CLOSED
    wait 1000
    open
      < SYN 100 -
      = SYN-SENT`,
  "without cookies an ACK of one is reset": `
    with syn-queue-full
${LISTENING}    > ACK 301 101
      < RST 101 -`,
  "with room in the queue an ACK of a cookie is reset": `
    with syn-cookies
${LISTENING}    > ACK 301 101
      < RST 101 -`,
  "a SYN,ACK brings no cookie back": `
    with syn-queue-full syn-cookies
${LISTENING}    > SYN,ACK 301 101
      < RST 101 -`,
  "a cookie remembers no options": `
    with syn-queue-full syn-cookies timestamps sack
${LISTENING}    > SYN 300 - sackok ts=5/0
      < SYN,ACK 100 301 sackok ts=10/0
    > ACK 301 101 ts=6/0
      = ESTABLISHED
    send 10
      < PSH,ACK 101 301 +10`,
  "the ACK of a cookie sets the window and is not answered": `
    with syn-queue-full syn-cookies
${LISTENING}    > ACK 301 101 w50
      = ESTABLISHED
    send 100
      < ACK 101 301 +50`,
  "one octet or a FIN may come with the ACK of a cookie": `
    with syn-queue-full syn-cookies
${LISTENING}    > ACK 301 101 +1
      = ESTABLISHED
      deliver 1
      < ACK 101 302
    > FIN,ACK 302 101
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 303`,
  "a FIN may come with the ACK of a cookie": `
    with syn-queue-full syn-cookies
${LISTENING}    > FIN,ACK 301 101
      = ESTABLISHED
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 302`,
  "a FIN on the SYN waits for the handshake": `
${LISTENING}    > SYN,FIN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > ACK 302 101
      = ESTABLISHED
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 302`,
  "a RST that acknowledges the SYN ends it, even with a SYN": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,RST,ACK 300 101
      tell error: connection reset
      = CLOSED`,
  "one octet on the SYN that was not taken goes again": `
    with fast-open
    open 1
      < SYN 100 - +1
      = SYN-SENT
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 102 301
      < ACK 101 301 +1`,
  "one octet on the SYN,ACK is taken": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 +1
      = ESTABLISHED
      < ACK 101 301
      deliver 1
      < ACK 101 302`,
  "a FIN on the SYN,ACK is taken": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,FIN,ACK 300 101
      = ESTABLISHED
      < ACK 101 301
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 302`,
  "after CLOSE in SYN-RECEIVED no SEND is taken": `
${SYN_RECEIVED}    send 5
    close
    send 10
      tell error: connection closing
    > ACK 301 101
      = ESTABLISHED
      < FIN,PSH,ACK 101 301 +5
      = FIN-WAIT-1`,
  "ABORT in CLOSING sends nothing": `
${CLOSING_STATE}    abort
      tell ok
      = CLOSED`,
  "ABORT in LAST-ACK sends nothing": `
${LAST_ACK}    abort
      tell ok
      = CLOSED`,
  "the window of a SYN,ACK is not scaled, that of an ACK is": `
    with window-scale=7
    open
      < SYN 100 - s7
      = SYN-SENT
    > SYN,ACK 300 101 w100 s2
      = ESTABLISHED
      < ACK 101 301 w39
    send 500
      < ACK 101 301 +100 w39
    > ACK 301 201 w100
      < PSH,ACK 201 301 +400 w39`,
  "a shift beyond 14 counts as 14": `
    with window-scale=7 no-congestion-control
    open
      < SYN 100 - s7
      = SYN-SENT
    > SYN,ACK 300 101 w1 s15
      = ESTABLISHED
      < ACK 101 301 w39
    > ACK 301 101 w1
    send 20000
      < ACK 101 301 +1000 w39
      < ACK 1101 301 +1000 w39
      < ACK 2101 301 +1000 w39
      < ACK 3101 301 +1000 w39
      < ACK 4101 301 +1000 w39
      < ACK 5101 301 +1000 w39
      < ACK 6101 301 +1000 w39
      < ACK 7101 301 +1000 w39
      < ACK 8101 301 +1000 w39
      < ACK 9101 301 +1000 w39
      < ACK 10101 301 +1000 w39
      < ACK 11101 301 +1000 w39
      < ACK 12101 301 +1000 w39
      < ACK 13101 301 +1000 w39
      < ACK 14101 301 +1000 w39
      < ACK 15101 301 +1000 w39`,
  "an option needs both ends": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 s7 sackok ts=5/0
      = ESTABLISHED
      < ACK 101 301
    > ACK 311 101 +10
      < ACK 101 301
    send 10
      < PSH,ACK 101 301 +10`,
  "an option needs the other end too": `
    with window-scale=7 sack timestamps
    open
      < SYN 100 - s7 sackok ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 101 301
    > ACK 311 101 +10
      < ACK 101 301
    send 10
      < PSH,ACK 101 301 +10`,
  "without an MSS option segments have 536 octets": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 m-
      = ESTABLISHED
      < ACK 101 301
    send 600
      < ACK 101 301 +536
      < PSH,ACK 637 301 +64`,
  "timestamps take twelve octets of each segment": `
    with timestamps
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=5/0
      = ESTABLISHED
      < ACK 101 301 ts=10/5
    send 1500
      < ACK 101 301 +988 ts=10/5
      < PSH,ACK 1089 301 +512 ts=10/5`,
  "a SYN,ACK offers only what the SYN has": `
    with window-scale=7 sack timestamps
${LISTENING}    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED`,
  "a SYN,ACK offers what the SYN has offered": `
    with window-scale=7 sack timestamps
${LISTENING}    > SYN 300 - s3 sackok ts=9/0
      < SYN,ACK 100 301 s7 sackok ts=10/9
      = SYN-RECEIVED`,
  "SACK blocks that overlap are joined": `
    with sack
    open
      < SYN 100 - sackok
      = SYN-SENT
    > SYN,ACK 300 101 sackok
      = ESTABLISHED
      < ACK 101 301
    > ACK 311 101 +10
      < ACK 101 301 sack=311-321
    > ACK 315 101 +4
      < ACK 101 301 sack=311-321
    > ACK 316 101 +10
      < ACK 101 301 sack=311-326
    > FIN,ACK 340 101
      < ACK 101 301 sack=311-326`,
  "who went back to LISTEN goes back again": `
${SYN_RECEIVED}    > RST 301 -
      = LISTEN
    > SYN 400 -
      < SYN,ACK 7600 401
      = SYN-RECEIVED
    > RST 401 -
      = LISTEN`,
  "a server that is open is not sent back to LISTEN by a SYN": `
${SYN_RECEIVED}    > ACK 301 101
      = ESTABLISHED
    > SYN 350 -
      < ACK 101 301`,
};
