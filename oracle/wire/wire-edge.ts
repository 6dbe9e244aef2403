import { ESTABLISHED, LISTENING, SYN_RECEIVED, TIME_WAIT } from "./wire-states.ts";

/** Wire traces just beside a check: acknowledgments, windows, timestamps (see wire.ts). */
export const EDGES: Readonly<Record<string, string>> = {
  "the window of the last ACK of the handshake counts": `
${SYN_RECEIVED}    > ACK 301 101 w100
      = ESTABLISHED
    send 500`,
  "with SACK the next hole goes as soon as an ACK has closed the one before": `
    with sack
    open
      < SYN 100 - sackok
      = SYN-SENT
    > SYN,ACK 300 101 w60000 sackok
      = ESTABLISHED
      < ACK 101 301
    send 9000
      < ACK 101 301 +1000
      < ACK 1101 301 +1000
      < ACK 2101 301 +1000
      < ACK 3101 301 +1000
    > ACK 301 101 w60000 sack=1101-2101
      < ACK 4101 301 +1000
    > ACK 301 101 w60000 sack=3101-4101,1101-2101
      < ACK 5101 301 +1000
    > ACK 301 101 w60000 sack=3101-5101,1101-2101
      < ACK 101 301 +1000
    > ACK 301 2101 w60000 sack=3101-5101
      < ACK 2101 301 +1000
      < ACK 6101 301 +1000`,
  "what was queued goes out when both SYNs have met": `
    open
      < SYN 100 -
      = SYN-SENT
    send 10
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > SYN,ACK 300 101
      < ACK 101 301
      = ESTABLISHED
      < PSH,ACK 101 301 +10`,
  "data that came with the SYN may be acknowledged later": `
    with delayed-ack=200
${LISTENING}    > SYN 300 - +10
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > ACK 311 101
      = ESTABLISHED
      deliver 10
    timeout delayed-ack
      < ACK 101 311`,
  "a segment that acknowledges what was never sent brings no text": `
${ESTABLISHED}    > ACK 301 999 +10
      < ACK 101 301`,
  "a segment outside the window acknowledges nothing": `
${ESTABLISHED}    send 10
      < PSH,ACK 101 301 +10
    > ACK 9000 111
      < ACK 111 301
    timeout rto
      < PSH,ACK 101 301 +10`,
  "an older ACK opens no window": `
${ESTABLISHED}    send 1000
      < PSH,ACK 101 301 +1000
    > ACK 301 1101 w3000
    > ACK 301 601 w1
    send 500
      < PSH,ACK 1101 301 +500`,
  "a SYN reopens nothing but TIME-WAIT": `
    with time-wait-reuse
${ESTABLISHED}    > SYN 900 -
      < ACK 101 301`,
  "a SYN,ACK does not reopen TIME-WAIT, nor does a SYN with RST": `
    with time-wait-reuse
${TIME_WAIT}    > SYN,ACK 900 102
      < ACK 102 302
    > SYN,RST 900 -
      < ACK 102 302`,
  "an ACK does not reopen TIME-WAIT": `
    with time-wait-reuse
${TIME_WAIT}    > PSH 900 - +5`,
  "who was reopened from TIME-WAIT goes back to LISTEN at a RST": `
    with time-wait-reuse
${TIME_WAIT}    > SYN 900 -
      < SYN,ACK 65638 901
      = SYN-RECEIVED
    > RST 901 -
      = LISTEN`,
  "a timestamp that nobody agreed on reopens nothing": `
    with time-wait-reuse
${TIME_WAIT}    > SYN 200 - ts=9999/0
      < ACK 102 302`,
  "the same timestamp again reopens nothing, nor does a SYN without": `
    with time-wait-reuse timestamps
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=500/0
      = ESTABLISHED
      < ACK 101 301 ts=10/500
    close
      < FIN,ACK 101 301 ts=10/500
      = FIN-WAIT-1
    > FIN,ACK 301 102 ts=500/0
      = FIN-WAIT-2
      tell ok
      tell connection closing
      = TIME-WAIT
      < ACK 102 302 ts=20/500
    > SYN 200 - ts=500/0
      < ACK 102 302 ts=30/500
    > SYN 200 -
      < ACK 102 302 ts=40/500`,
  "a SYN needs no timestamp to be challenged": `
    with timestamps
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=500/0
      = ESTABLISHED
      < ACK 101 301 ts=10/500
    > SYN 301 -
      < ACK 101 301 ts=20/500`,
  "text without a timestamp is dropped, the same timestamp again is taken, an older one answered": `
    with timestamps
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=500/0
      = ESTABLISHED
      < ACK 101 301 ts=10/500
    > ACK 301 101 +10
    > ACK 301 101 +10 ts=500/0
      deliver 10
      < ACK 101 311 ts=30/500
    > ACK 311 101 +10 ts=499/0
      < ACK 101 311 ts=40/500`,
  "the timestamp of text behind a gap is not echoed": `
    with timestamps
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=500/0
      = ESTABLISHED
      < ACK 101 301 ts=10/500
    > ACK 311 101 +10 ts=600/0
      < ACK 101 301 ts=20/500
    > ACK 301 101 +10 ts=700/0
      deliver 10
      deliver 10
      < ACK 101 321 ts=30/700`,
  "a closed window takes an empty segment at RCV.NXT and nothing else": `
    with receives window=1000
${ESTABLISHED}    > ACK 301 101 +1000
      < ACK 101 1301 w0
    > ACK 1300 101
      < ACK 101 1301 w0
    > ACK 1301 101
    > ACK 1302 101
      < ACK 101 1301 w0
    > ACK 1301 101 +1
      < ACK 101 1301 w0
    > RST 1302 -
    > RST 1301 -
      tell error: connection reset
      = CLOSED`,
  "the last octet of a segment is enough to be in the window": `
${ESTABLISHED}    > ACK 301 101 +10
      deliver 10
      < ACK 101 311
    > ACK 302 101 +10
      deliver 1
      < ACK 101 312`,
  "a repeated SYN is answered with an ACK": `
${SYN_RECEIVED}    > SYN 300 -
      < ACK 101 301`,
  "only the other end's own SYN,ACK ends a simultaneous open outside the window": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > SYN,ACK 300 999
      < ACK 101 301
    > ACK 299 101
      < ACK 101 301
    > SYN 300 -
      < ACK 101 301
    > SYN,ACK 290 101
      < ACK 101 301`,
  "a repeated SYN,ACK is answered and opens nothing again": `
${ESTABLISHED}    > SYN,ACK 300 101
      < ACK 101 301`,
  "at a closed window no ACK counts that lies elsewhere, has a SYN, or is none": `
    with receives window=1000
${ESTABLISHED}    send 10
      < PSH,ACK 101 301 +10
    > ACK 301 101 +1000
      < ACK 111 1301 w0
    > ACK 1302 111 +5
      < ACK 111 1301 w0
    > SYN,ACK 1301 111
      < ACK 111 1301 w0
    > PSH 1301 - +5
      < ACK 111 1301 w0
    timeout rto
      < PSH,ACK 101 1301 +10 w0`,
  "a RST with an ACK ends it without an answer": `
${ESTABLISHED}    > RST,ACK 301 101
      tell error: connection reset
      = CLOSED`,
  "an older ACK with newer text opens no window either": `
${ESTABLISHED}    send 1000
      < PSH,ACK 101 301 +1000
    > ACK 301 1101 w3000
    > ACK 302 601 w1
    send 500
      < PSH,ACK 1101 301 +500`,
  "the ACK of an unexpected SYN does not count": `
${ESTABLISHED}    send 10
      < PSH,ACK 101 301 +10
    > SYN,ACK 305 111
      < ACK 111 301
    timeout rto
      < PSH,ACK 101 301 +10`,
  "a window of one octet takes one octet": `
    with window=1
${ESTABLISHED}    > ACK 301 101 +1
      deliver 1
      < ACK 101 302
    > ACK 302 101 +2
      deliver 1
      < ACK 101 303`,
  "a repeated SYN,ACK acknowledges no data": `
${ESTABLISHED}    send 10
      < PSH,ACK 101 301 +10
    > SYN,ACK 300 111
      < ACK 111 301
    timeout rto
      < PSH,ACK 101 301 +10`,
  "an ACK one number too early ends no simultaneous open": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > ACK 300 101
      < ACK 101 301
    > SYN 300 -
      < ACK 101 301
    > SYN,ACK 300 100
      < ACK 101 301`,
  "what a closed window refuses may still let data out": `
    with receives window=1000
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w1000
      = ESTABLISHED
      < ACK 101 301
    send 2000
      < ACK 101 301 +1000
    > ACK 301 101 +1000 w1000
      < ACK 1101 1301 w0
    > ACK 1301 1101 +5 w1000
      < PSH,ACK 1101 1301 +1000 w0
      < ACK 2101 1301 w0`,
  "a SYN inside the window is challenged by who opened actively": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > SYN 305 -
      < ACK 101 301`,
  "TIME-WAIT ignores a FIN behind the FIN": `
${TIME_WAIT}    > FIN,ACK 302 102`,
};
