import { ESTABLISHED, LISTENING } from "./wire-states.ts";

/** Wire traces at the edges of windows, probes and data on a SYN (see wire.ts). */
export const SEND_EDGES: Readonly<Record<string, string>> = {
  "a FIN takes the last number of a window": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w10
      = ESTABLISHED
      < ACK 101 301
    send 9
      < PSH,ACK 101 301 +9
    close
      < FIN,ACK 110 301
      = FIN-WAIT-1`,
  "half of the largest window is worth a segment, an octet less is not": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w800
      = ESTABLISHED
      < ACK 101 301
    send 3000
      < ACK 101 301 +800
    > ACK 301 901 w400
      < ACK 901 301 +400
    > ACK 301 1301 w399`,
  "without Nagle each SEND has its own segment": `
${ESTABLISHED}    > ACK 301 101 w0
    send 10
    send 20
    > ACK 301 101 w5000
      < PSH,ACK 101 301 +10
      < PSH,ACK 111 301 +20`,
  "the last octet is pushed with the FIN": `
${ESTABLISHED}    send 1 then close
      < FIN,PSH,ACK 101 301 +1
      = FIN-WAIT-1`,
  "a window field has 16 bits": `
    with window=70000
    open
      < SYN 100 - w65535
      = SYN-SENT
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 101 301 w65535`,
  "timestamps leave an octet at least": `
    with timestamps mss=12
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 m12 ts=5/0
      = ESTABLISHED
      < ACK 101 301 ts=10/5
    send 2
      < ACK 101 301 +1 ts=10/5
      < PSH,ACK 102 301 +1 ts=10/5`,
  "one octet behind a gap is named by SACK": `
    with sack
    open
      < SYN 100 - sackok
      = SYN-SENT
    > SYN,ACK 300 101 sackok
      = ESTABLISHED
      < ACK 101 301
    > ACK 311 101 +1
      < ACK 101 301 sack=311-312`,
  "an OPEN goes beyond the MSS only after the handshake": `
    with fast-open mss=10
    open 15
      < SYN 100 - +10
      = SYN-SENT
    > SYN,ACK 300 111 m10
      = ESTABLISHED
      < ACK 111 301
      < PSH,ACK 111 301 +5`,
  "data of an OPEN waits without Fast Open": `
    open 15
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 101 301
      < PSH,ACK 101 301 +15`,
  "a probe goes on until the window opens, then what was out goes again": `
${ESTABLISHED}    > ACK 301 101 w0
    send 10
    timeout persist
      < ACK 101 301 +1
    > ACK 301 101 w0
    timeout rto
      < ACK 101 301 +1
    > ACK 301 101 w5000
      < ACK 101 301 +1
      < PSH,ACK 102 301 +9
    > ACK 301 111 w5000`,
  "a FIN alone probes a closed window": `
${ESTABLISHED}    > ACK 301 101 w0
    close
      = FIN-WAIT-1
    timeout persist
      < FIN,ACK 101 301
    > ACK 301 102 w0
      = FIN-WAIT-2
      tell ok`,
  "a window of one octet is used when nothing better comes": `
${ESTABLISHED}    > ACK 301 101 w1
    send 10
    timeout persist
      < ACK 101 301 +1
    > ACK 301 102 w2
    timeout persist
      < ACK 102 301 +2`,
  "one octet on the SYN is delivered at once with Fast Open": `
    with fast-open
${LISTENING}    > SYN 300 - +1
      deliver 1
      < SYN,ACK 100 302
      = SYN-RECEIVED`,
  "who was not offered SACK sends none, with timestamps either": `
    with sack timestamps
    open
      < SYN 100 - sackok ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=5/0
      = ESTABLISHED
      < ACK 101 301 ts=10/5
    > ACK 311 101 +10 ts=5/0
      < ACK 101 301 ts=20/5`,
};
