/** The way to each state as a wire trace, each built on the one before it (see wire.ts). */
export const ESTABLISHED = `
  open
    < SYN 100 -
    = SYN-SENT
  > SYN,ACK 300 101
    = ESTABLISHED
    < ACK 101 301
`;
export const FIN_WAIT_1 = `${ESTABLISHED}
  close
    < FIN,ACK 101 301
    = FIN-WAIT-1
`;
export const FIN_WAIT_2 = `${FIN_WAIT_1}
  > ACK 301 102
    = FIN-WAIT-2
    tell ok
`;
export const TIME_WAIT = `${FIN_WAIT_2}
  > FIN,ACK 301 102
    tell connection closing
    = TIME-WAIT
    < ACK 102 302
`;
export const CLOSING_STATE = `${FIN_WAIT_1}
  > FIN,ACK 301 101
    tell connection closing
    = CLOSING
    < ACK 102 302
`;
export const CLOSE_WAIT = `${ESTABLISHED}
  > FIN,ACK 301 101
    tell connection closing
    = CLOSE-WAIT
    < ACK 101 302
`;
export const LAST_ACK = `${CLOSE_WAIT}
  close
    < FIN,ACK 101 302
    = LAST-ACK
`;
export const LISTENING = `
  listen
    = LISTEN
`;
export const SYN_RECEIVED = `${LISTENING}
  > SYN 300 -
    < SYN,ACK 100 301
    = SYN-RECEIVED
`;
