import { ESTABLISHED, LAST_ACK, LISTENING, SYN_RECEIVED, TIME_WAIT } from "./wire-states.ts";

/** Wire traces of resets, each named after what it promises (see wire.ts). */
export const RESETTING: Readonly<Record<string, string>> = {
  "ABORT sends RST with SND.NXT": `${ESTABLISHED}
    send 10
      < PSH,ACK 101 301 +10
    abort
      < RST 111 -
      = CLOSED`,
  "ABORT in SYN-SENT sends nothing": `
    open
      < SYN 100 -
      = SYN-SENT
    abort
      = CLOSED`,
  "ABORT in TIME-WAIT sends nothing": `${TIME_WAIT}
    abort
      tell ok
      = CLOSED`,
  "a closed port answers SYN with RST,ACK: seq 0, ack x+1": `
    > SYN 300 -
      < RST,ACK 0 301`,
  "a closed port acknowledges the data and the FIN of what it refuses": `
    > FIN 300 - +10
      < RST,ACK 0 311`,
  "a closed port takes the number of its RST from the ACK": `
    > PSH,ACK 300 777 +10
      < RST 777 -`,
  "a RST is never answered": `
    > RST 300 -
    listen
      = LISTEN
    > RST 300 -`,
  "LISTEN answers an ACK with RST and drops the rest": `${LISTENING}
    > ACK 300 777
      < RST 777 -
    > PSH 300 - +10`,
  "SYN-SENT answers a wrong ACK with RST and goes on": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN,ACK 300 100
      < RST 100 -
    > RST,ACK 300 100
    > SYN,ACK 300 102
      < RST 102 -
    > SYN,ACK 300 101
      = ESTABLISHED
      < ACK 101 301`,
  "SYN-SENT believes only a RST that acknowledges its SYN": `
    open
      < SYN 100 -
      = SYN-SENT
    > RST 0 -
    > ACK 300 101
    > RST,ACK 0 101
      tell error: connection reset
      = CLOSED`,
  "SYN-RECEIVED answers a wrong ACK with RST": `${SYN_RECEIVED}
    > ACK 301 777
      < RST 777 -`,
  "a RST takes a passive SYN-RECEIVED back to LISTEN": `${SYN_RECEIVED}
    > RST 301 -
      = LISTEN`,
  "a SYN in the window takes a passive SYN-RECEIVED back to LISTEN": `${SYN_RECEIVED}
    > SYN 305 -
      = LISTEN`,
  "a RST in an active SYN-RECEIVED refuses the connection": `
    open
      < SYN 100 -
      = SYN-SENT
    > SYN 300 -
      < SYN,ACK 100 301
      = SYN-RECEIVED
    > RST 301 -
      tell error: connection refused
      = CLOSED`,
  "a RST at exactly RCV.NXT resets": `${ESTABLISHED}
    > RST 301 -
      tell error: connection reset
      = CLOSED`,
  "a RST elsewhere in the window gets a challenge ACK": `${ESTABLISHED}
    > RST 302 -
      < ACK 101 301`,
  "a RST outside the window is dropped": `${ESTABLISHED}
    > RST 300 -
    > RST 5301 -`,
  "a SYN on an open connection gets a challenge ACK": `${ESTABLISHED}
    > SYN 400 -
      < ACK 101 301`,
  "an old SYN,ACK is answered with ACK": `${ESTABLISHED}
    > SYN,ACK 300 101
      < ACK 101 301`,
  "a RST ends LAST-ACK without a word to the user": `${LAST_ACK}
    > RST 302 -
      = CLOSED`,
};
