import { ESTABLISHED } from "./wire-states.ts";

/** Wire traces of what both ends have to support, SYN queues, cookies and reuse (see wire.ts). */
export const OPTIONS: Readonly<Record<string, string>> = {
  "the MSS option bounds what is sent": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 m400
      = ESTABLISHED
      < ACK 101 301
    send 900
      < ACK 101 301 +400
      < ACK 501 301 +400
      < PSH,ACK 901 301 +100`,
  "without an MSS option 536 octets are assumed": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 m-
      = ESTABLISHED
      < ACK 101 301
    send 900
      < ACK 101 301 +536
      < PSH,ACK 637 301 +364`,
  "both ends scale when both SYNs offer it": `
    with window-scale=2 window=20000
    open
      < SYN 100 - s2
      = SYN-SENT
    > SYN,ACK 300 101 s7 w100
      = ESTABLISHED
      < ACK 101 301 w5000
    > ACK 301 101 w10
    send 3000
      < ACK 101 301 +1000 w5000`,
  "one end alone does not scale": `
    with window-scale=2 window=20000
    open
      < SYN 100 - s2
      = SYN-SENT
    > SYN,ACK 300 101 w1200
      = ESTABLISHED
      < ACK 101 301
    send 1300
      < ACK 101 301 +1000`,
  "a SYN,ACK offers a scale when the SYN did": `
    with window-scale=2 window=20000
    listen
      = LISTEN
    > SYN 300 - s7
      < SYN,ACK 100 301 s2
      = SYN-RECEIVED
    > ACK 301 101 w3
      = ESTABLISHED
    send 300
      < PSH,ACK 101 301 +300 w5000`,
  "a SYN,ACK offers nothing that the SYN did not": `
    with window-scale=2 sack timestamps
    listen
      = LISTEN
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > ACK 301 101
      = ESTABLISHED
    send 5
      < PSH,ACK 101 301 +5`,
  "timestamps measure a retransmission too, and refuse what is older or has none": `
    with timestamps rto=200
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=7000/0
      = ESTABLISHED
      < ACK 101 301 ts=10/7000
    send 2000
      < ACK 101 301 +988 ts=10/7000
      < ACK 1089 301 +988 ts=10/7000
      < PSH,ACK 2077 301 +24 ts=10/7000
    timeout rto
      < ACK 101 301 +988 ts=210/7000
    > ACK 301 1089 ts=7015/30
      < ACK 1089 301 +988 ts=220/7015
    > ACK 301 1089 ts=7010/30
      < ACK 2101 301 ts=230/7015
    > ACK 301 1089
    > PSH,ACK 301 1089 +5 ts=7020/30
      deliver 5
      < ACK 2101 306 ts=250/7020`,
  "PAWS does not apply to RST": `
    with timestamps
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=7000/0
      = ESTABLISHED
      < ACK 101 301 ts=10/7000
    > RST 301 -
      tell error: connection reset
      = CLOSED`,
  "TS.Recent is not taken from a segment behind a gap": `
    with timestamps
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=7000/0
      = ESTABLISHED
      < ACK 101 301 ts=10/7000
    > PSH,ACK 311 101 +5 ts=7020/10
      < ACK 101 301 ts=20/7000
    > PSH,ACK 301 101 +5 ts=7010/10
      deliver 5
      < ACK 101 306 ts=30/7010`,
  "with Fast Open the data of OPEN rides on the SYN": `
    with fast-open
    open 500
      < SYN 100 - +500
      = SYN-SENT
    > SYN,ACK 300 601
      = ESTABLISHED
      < ACK 601 301`,
  "data of a SYN that was not taken is sent again at once": `
    with fast-open
    open 1500
      < SYN 100 - +1000
      = SYN-SENT
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 1101 301
      < ACK 101 301 +1000
      < PSH,ACK 1101 301 +500
    > ACK 301 1101`,
  "with Fast Open the data of a SYN is delivered and acknowledged at once": `
    with fast-open
    listen
      = LISTEN
    > SYN 300 - +20
      deliver 20
      < SYN,ACK 100 321
      = SYN-RECEIVED
    send 5
    > ACK 321 101
      = ESTABLISHED
      < PSH,ACK 101 321 +5`,
  "without Fast Open the data of OPEN waits for ESTABLISHED": `
    open 50
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 101 301
      < PSH,ACK 101 301 +50`,
  "a SYN that finds the queue full is dropped": `
    with syn-queue-full
    listen
      = LISTEN
    > SYN 300 -`,
  "a SYN cookie keeps nothing until its ACK comes back": `
    with syn-queue-full syn-cookies
    listen
      = LISTEN
    > SYN 300 -
      < SYN,ACK 100 301
    > ACK 301 101 +7
      = ESTABLISHED
      deliver 7
      < ACK 101 308
    > ACK 308 101`,
  "an ACK of another number is no cookie": `
    with syn-queue-full syn-cookies
    listen
      = LISTEN
    > ACK 301 102
      < RST 102 -`,
  "the ACK of a cookie may carry the FIN": `
    with syn-queue-full syn-cookies
    listen
      = LISTEN
    > FIN,ACK 301 101
      = ESTABLISHED
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 302`,
  "an ACK older than the largest window gets a challenge ACK": `${ESTABLISHED}    > ACK 301 4294962000
      < ACK 101 301
    > PSH,ACK 301 4294962000 +5
      < ACK 101 301`,
  "a SYN beyond the old numbers opens TIME-WAIT anew": `
    with time-wait-reuse
${ESTABLISHED}    close
      < FIN,ACK 101 301
      = FIN-WAIT-1
    > FIN,ACK 301 102
      = FIN-WAIT-2
      tell ok
      tell connection closing
      = TIME-WAIT
      < ACK 102 302
    > SYN 9000 -
      < SYN,ACK 65638 9001
      = SYN-RECEIVED
    > ACK 9001 65639
      = ESTABLISHED`,
  "a SYN within the old numbers does not": `
    with time-wait-reuse
${ESTABLISHED}    close
      < FIN,ACK 101 301
      = FIN-WAIT-1
    > FIN,ACK 301 102
      = FIN-WAIT-2
      tell ok
      tell connection closing
      = TIME-WAIT
      < ACK 102 302
    > SYN 200 -
      < ACK 102 302`,
  "a SYN with a later timestamp opens TIME-WAIT anew": `
    with time-wait-reuse timestamps
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=50/0
      = ESTABLISHED
      < ACK 101 301 ts=10/50
    close
      < FIN,ACK 101 301 ts=10/50
      = FIN-WAIT-1
    > FIN,ACK 301 102 ts=60/0
      = FIN-WAIT-2
      tell ok
      tell connection closing
      = TIME-WAIT
      < ACK 102 302 ts=20/60
    > SYN 200 - ts=61/0
      < SYN,ACK 65638 201 ts=30/61
      = SYN-RECEIVED`,
  "without reuse TIME-WAIT answers a SYN with an ACK": `${ESTABLISHED}    close
      < FIN,ACK 101 301
      = FIN-WAIT-1
    > FIN,ACK 301 102
      = FIN-WAIT-2
      tell ok
      tell connection closing
      = TIME-WAIT
      < ACK 102 302
    > SYN 9000 -
      < ACK 102 302`,
};
