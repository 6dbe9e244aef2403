/** How connections begin: `segment > row` by row, see hand.ts. Only the tests of this room use it. */
export const OPENING: Readonly<Record<string, string>> = {
  "an old SYN,ACK comes before the SYN": `
    server SYN,ACK 777 888 0 > ok SYN-SENT SYN-RECEIVED
    client SYN 3000000000 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 3000000001 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 3000000001 501 0 > ok ESTABLISHED ESTABLISHED`,
  "both open at once, and one is reset before it has heard an ACK": `
    client SYN 100 - 0 > ok SYN-SENT CLOSED|SYN-SENT|SYN-RECEIVED
    server SYN 500 - 0 +20 > ok SYN-RECEIVED SYN-SENT|SYN-RECEIVED
    client SYN,ACK 100 501 0 > ok SYN-RECEIVED ESTABLISHED|SYN-SENT|SYN-RECEIVED
    server RST,ACK 501 101 0 +1 > ok CLOSED CLOSED`,
  "the SYN,ACK is lost before the capture: did the first SYN arrive?": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED|LISTEN
    client SYN 100 - 0 +1000 > retransmission SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED`,
  "the third ACK is lost and the SYN,ACK comes again": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED SYN-RECEIVED
    server SYN,ACK 500 101 0 +1000 > retransmission ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 111 0 > ok ESTABLISHED ESTABLISHED`,
  "a refused SYN, then one that is taken": `
    client SYN 100 - 0 > ok SYN-SENT CLOSED
    server RST,ACK 0 101 0 > ok CLOSED CLOSED
    client SYN 90000 - 0 +300 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 90001 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 90001 501 0 > ok ESTABLISHED ESTABLISHED`,
  "a second SYN,ACK with another number that nobody takes up": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    server SYN,ACK 900 101 0 +1000 > old ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED`,
  "data comes on the SYN": `
    client SYN 100 - 10 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 111 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 111 501 0 > ok ESTABLISHED ESTABLISHED`,
  "data on the SYN is not taken and comes again": `
    client SYN 100 - 10 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 10 > retransmission ESTABLISHED ESTABLISHED
    server ACK 501 111 0 > ok ESTABLISHED ESTABLISHED`,
  "the client has given up when the SYN,ACK comes": `
    client SYN 100 - 0 > ok SYN-SENT|CLOSED SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok CLOSED|SYN-SENT SYN-RECEIVED
    client RST 101 - 0 > ok CLOSED LISTEN|CLOSED`,
  "the server has crashed and opens itself (RFC 9293 figure 9)": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server SYN 9000 - 0 +1000 > ok ESTABLISHED SYN-SENT
    client ACK 101 501 0 > ok ESTABLISHED SYN-SENT
    server RST 501 - 0 > ok CLOSED SYN-SENT
    server SYN 9000 - 0 +1000 > retransmission CLOSED SYN-SENT
    client RST,ACK 0 9001 0 > ok CLOSED CLOSED`,
  "an old SYN reaches a listening server first (RFC 9293 figure 8)": `
    client SYN 90 - 0 > ok SYN-SENT|CLOSED SYN-RECEIVED
    server SYN,ACK 500 91 0 > ok CLOSED|SYN-SENT SYN-RECEIVED
    client RST 91 - 0 > ok CLOSED LISTEN|CLOSED
    client SYN 100 - 0 +300 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 900 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 901 0 > ok ESTABLISHED ESTABLISHED`,
  "both ends open at once": `
    client SYN 100 - 0 > ok SYN-SENT CLOSED|SYN-SENT|SYN-RECEIVED
    server SYN 500 - 0 +20 > ok SYN-RECEIVED SYN-RECEIVED
    client SYN,ACK 100 501 0 > ok SYN-RECEIVED ESTABLISHED|SYN-RECEIVED
    server SYN,ACK 500 101 0 +10 > ok ESTABLISHED ESTABLISHED|SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 0 +20 > ok ESTABLISHED ESTABLISHED`,
  "numbers wrap in the handshake": `
    client SYN 4294967295 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 4294967295 0 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 0 0 0 > ok ESTABLISHED ESTABLISHED
    client ACK 0 0 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 0 10 0 > ok ESTABLISHED ESTABLISHED`,
  "the server aborts before the handshake ends": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    server RST 501 - 0 +300 > ok CLOSED CLOSED`,
  "nobody answers": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED|LISTEN|CLOSED
    client SYN 100 - 0 +1000 > retransmission SYN-SENT SYN-RECEIVED|LISTEN|CLOSED
    client SYN 100 - 0 +2000 > retransmission SYN-SENT SYN-RECEIVED|LISTEN|CLOSED`,
  "an old SYN,ACK is refused and the true one taken": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED|LISTEN
    server SYN,ACK 7000 50 0 +10 > old SYN-SENT SYN-RECEIVED|LISTEN
    client RST 50 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 +20 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED`,
};
