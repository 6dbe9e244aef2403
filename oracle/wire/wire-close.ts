import {
  CLOSE_WAIT,
  CLOSING_STATE,
  ESTABLISHED,
  FIN_WAIT_1,
  FIN_WAIT_2,
  LAST_ACK,
  SYN_RECEIVED,
  TIME_WAIT,
} from "./wire-states.ts";

/** Wire traces of closing, each named after what it promises (see wire.ts). */
export const CLOSING: Readonly<Record<string, string>> = {
  "the active closer goes through FIN-WAIT-2 and TIME-WAIT to CLOSED": `${TIME_WAIT}
    timeout 2msl
      = CLOSED`,
  "the passive closer goes through LAST-ACK to CLOSED": `${LAST_ACK}
    > ACK 302 102
      = CLOSED`,
  "FIN with the ACK of our FIN leads straight through to TIME-WAIT": `${FIN_WAIT_1}
    > FIN,ACK 301 102
      = FIN-WAIT-2
      tell ok
      tell connection closing
      = TIME-WAIT
      < ACK 102 302`,
  "FIN without the ACK of our FIN leads to CLOSING, and that ACK to TIME-WAIT": `${CLOSING_STATE}
    > ACK 302 102
      = TIME-WAIT`,
  "an ACK that does not cover our FIN moves nothing in CLOSING": `${CLOSING_STATE}
    > ACK 302 101`,
  "an ACK that does not cover our FIN moves nothing in LAST-ACK": `${LAST_ACK}
    > ACK 302 101`,
  "a repeated FIN in TIME-WAIT is acknowledged again": `${TIME_WAIT}
    > FIN,ACK 301 102
      < ACK 102 302`,
  "a half-closed end still receives": `${FIN_WAIT_2}
    > PSH,ACK 301 102 +50
      deliver 50
      < ACK 102 351
    > FIN,ACK 351 102 +10
      deliver 10
      tell connection closing
      = TIME-WAIT
      < ACK 102 362`,
  "an end in CLOSE-WAIT still sends": `${CLOSE_WAIT}
    send 50
      < PSH,ACK 101 302 +50
    close
      < FIN,ACK 151 302
      = LAST-ACK`,
  "a CLOSE in the instant of the FIN acknowledges it with its own FIN": `${ESTABLISHED}
    hold > FIN,ACK 301 101
      tell connection closing
      = CLOSE-WAIT
    close
      < FIN,ACK 101 302
      = LAST-ACK
    flush`,
  "a FIN may ride on the last data and takes the number after it": `${ESTABLISHED}
    send 1500 then close
      < ACK 101 301 +1000
      < FIN,PSH,ACK 1101 301 +500
      = FIN-WAIT-1
    > ACK 301 1601
    > ACK 301 1602
      = FIN-WAIT-2
      tell ok`,
  "a FIN waits behind data that the window holds back": `${CLOSE_WAIT}
    > ACK 302 101 w1000
    send 1500
      < ACK 101 302 +1000
    close
    > ACK 302 1101 w1000
      < FIN,PSH,ACK 1101 302 +500
      = LAST-ACK`,
  "an active closer is in FIN-WAIT-1 before its FIN can go out": `${ESTABLISHED}
    > ACK 301 101 w1000
    send 1500
      < ACK 101 301 +1000
    close
      = FIN-WAIT-1
    > ACK 301 1101 w500
      < PSH,ACK 1101 301 +500
    > ACK 301 1601 w500
      < FIN,ACK 1601 301`,
  "a FIN that waits for the window goes out in CLOSING as well": `${ESTABLISHED}
    > ACK 301 101 w1000
    send 1500
      < ACK 101 301 +1000
    close
      = FIN-WAIT-1
    > FIN,ACK 301 101 w1000
      tell connection closing
      = CLOSING
      < ACK 1101 302
    > ACK 302 1101 w1000
      < FIN,PSH,ACK 1101 302 +500
    > ACK 302 1602 w1000
      = TIME-WAIT`,
  "a lost FIN is sent again": `${FIN_WAIT_1}
    timeout rto
      < FIN,ACK 101 301`,
  "a FIN that overtakes data counts only when the data has come": `${ESTABLISHED}
    > FIN,ACK 311 101
      < ACK 101 301
    > PSH,ACK 301 101 +10
      deliver 10
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 312`,
  "a FIN behind the window does not count yet": `${ESTABLISHED}
    > FIN,ACK 301 101 +5000
      deliver 5000
      < ACK 101 5301
    > FIN,ACK 5301 101
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 5302`,
  "what was kept from behind the FIN is thrown away with it": `${ESTABLISHED}
    > PSH,ACK 311 101 +10
      < ACK 101 301
    > FIN,ACK 301 101
      tell connection closing
      = CLOSE-WAIT
      < ACK 101 302`,
  "data after the FIN is ignored": `${CLOSE_WAIT}
    > PSH,ACK 302 101 +10`,
  "CLOSE in LISTEN and SYN-SENT sends nothing": `
    listen
      = LISTEN
    close
      = CLOSED
    open
      < SYN 100 -
      = SYN-SENT
    close
      = CLOSED`,
  "CLOSE in SYN-RECEIVED sends the FIN at once": `${SYN_RECEIVED}
    close
      < FIN,ACK 101 301
      = FIN-WAIT-1
    > ACK 301 102
      = FIN-WAIT-2
      tell ok`,
  "CLOSE in SYN-RECEIVED with data waits for ESTABLISHED": `${SYN_RECEIVED}
    send 10
    close
    > ACK 301 101
      = ESTABLISHED
      < FIN,PSH,ACK 101 301 +10
      = FIN-WAIT-1`,
  "a queued CLOSE refuses what comes after it": `${SYN_RECEIVED}
    send 10
    close
    send 10
      tell error: connection closing
    close
      tell error: connection closing`,
  "a CLOSE that waits in CLOSE-WAIT refuses what comes after it": `${CLOSE_WAIT}
    > ACK 302 101 w5
    send 10
    close
    send 10
      tell error: connection closing
    close
      tell error: connection closing`,
  "SEND and CLOSE after CLOSE are errors": `${FIN_WAIT_1}
    send 10
      tell error: connection closing
    close
      tell error: connection closing
    close
      tell error: connection closing`,
  "CLOSE and ABORT without a connection are errors": `
    close
      tell error: connection does not exist
    abort
      tell error: connection does not exist`,
};
