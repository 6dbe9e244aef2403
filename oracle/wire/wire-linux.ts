import { ESTABLISHED } from "./wire-states.ts";

/** Wire traces of the profile of Linux (see wire.ts). */
export const LINUX: Readonly<Record<string, string>> = {
  "Linux probes with an empty segment": `
    with linux
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 101 w1000
      = ESTABLISHED
      < ACK 101 301
    send 1500
      < ACK 101 301 +1000
    > ACK 301 1101 w0
    timeout persist
      < ACK 1100 301
    > ACK 301 1101 w0
    timeout persist
      < ACK 1100 301
    > ACK 301 1101 w2000
      < PSH,ACK 1101 301 +500`,
  "Linux resets what comes after close()": `
    with linux
${ESTABLISHED}    close
      < FIN,ACK 101 301
      = FIN-WAIT-1
    > ACK 301 102
      = FIN-WAIT-2
      tell ok
    > PSH,ACK 301 102 +5
      < RST 102 -
      = CLOSED`,
  "Linux resets when it closes with data unread": `
    with linux receives
${ESTABLISHED}    > PSH,ACK 301 101 +5
      < ACK 101 306 w4995
    close
      < RST,ACK 101 306
      = CLOSED`,
  "Linux repeats its SYN,ACK to a repeated SYN": `
    with linux
    listen
      = LISTEN
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > SYN 300 -
      < SYN,ACK 100 301
    > ACK 301 101
      = ESTABLISHED`,
  "Linux puts an ACK on the RST of an abort": `
    with linux
${ESTABLISHED}    abort
      < RST,ACK 101 301
      = CLOSED`,
  "Linux waits 200 ms at least": `
    with linux timestamps rto=1000
    open
      < SYN 100 - ts=0/0
      = SYN-SENT
    > SYN,ACK 300 101 ts=1/0
      = ESTABLISHED
      < ACK 101 301 ts=10/1
    send 5
      < PSH,ACK 101 301 +5 ts=10/1
    timeout rto
      < PSH,ACK 101 301 +5 ts=210/1
    timeout rto
      < PSH,ACK 101 301 +5 ts=610/1`,
};
