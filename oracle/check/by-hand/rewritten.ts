/** What was forged, rewritten or never captured, and what the ends made of it: `segment > row` by row, see hand.ts. Only the tests of this room use it. */
export const REWRITTEN: Readonly<Record<string, string>> = {
  "a SYN comes again and its answer comes soon after that": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED|LISTEN
    client SYN 100 - 0 +1000 > retransmission SYN-SENT SYN-RECEIVED|LISTEN
    server SYN,ACK 500 101 0 +53 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 111 0 +180 > ok ESTABLISHED ESTABLISHED`,
  "a closed end answers what was left over": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 111 20 > ok ESTABLISHED ESTABLISHED
    client ACK 111 521 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 111 521 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server FIN,ACK 521 112 0 > ok TIME-WAIT LAST-ACK
    client ACK 112 522 0 > ok TIME-WAIT CLOSED
    server RST 501 - 0 +220 > ok TIME-WAIT CLOSED`,
  "the RST was lost and the end is asked twice": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +400 > ok ESTABLISHED ESTABLISHED|CLOSED
    client ACK 101 501 10 +250 > retransmission ESTABLISHED CLOSED|ESTABLISHED
    server RST 501 - 0 > ok CLOSED CLOSED`,
  "nothing is heard of an end any more": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +400 > ok FIN-WAIT-1 ESTABLISHED|FIN-WAIT-1|CLOSING
    server FIN,ACK 501 101 0 +100 > ok CLOSING FIN-WAIT-1|CLOSING
    client ACK 102 502 0 > ok CLOSING FIN-WAIT-1|CLOSING
    client FIN,ACK 101 502 0 +200 > retransmission CLOSING FIN-WAIT-1|CLOSING
    client FIN,ACK 101 502 0 +400 > retransmission CLOSING FIN-WAIT-1|CLOSING
    client FIN,ACK 101 502 0 +800 > retransmission CLOSING TIME-WAIT|FIN-WAIT-1|CLOSING`,
  "forged data that its receiver takes, and then the true FIN": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 20 +300 > violation(check-one-content) ESTABLISHED ESTABLISHED
    client ACK 101 521 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 521 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 521 0 +100 > ok FIN-WAIT-1 ESTABLISHED|FIN-WAIT-1|CLOSING
    server FIN,ACK 501 101 0 +100 > ok FIN-WAIT-1 FIN-WAIT-1|CLOSING
    client ACK 102 521 0 > ok FIN-WAIT-1 FIN-WAIT-1|CLOSING
    server FIN,ACK 501 101 0 +300 > retransmission FIN-WAIT-1 FIN-WAIT-1|CLOSING`,
  "a forged FIN that was not captured": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 102 0 +300 > violation(9293-3.10.7.4-ack-of-unsent) ESTABLISHED CLOSE-WAIT|ESTABLISHED
    client ACK 101 501 0 > ok ESTABLISHED CLOSE-WAIT|ESTABLISHED
    server ACK 501 102 0 > ok ESTABLISHED CLOSE-WAIT|ESTABLISHED
    client FIN,ACK 101 501 0 +200 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 501 102 0 > ok FIN-WAIT-2 CLOSE-WAIT
    server FIN,ACK 501 102 0 +100 > ok TIME-WAIT LAST-ACK
    client ACK 102 502 0 > ok TIME-WAIT CLOSED`,
  "a forged FIN, then an ACK at its number and the true FIN": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +200 > violation(check-fin-is-last) ESTABLISHED CLOSE-WAIT
    server ACK 501 102 10 > ok ESTABLISHED CLOSE-WAIT
    client ACK 101 511 0 > probe ESTABLISHED CLOSE-WAIT
    client FIN,ACK 101 511 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 511 102 0 > ok FIN-WAIT-2 CLOSE-WAIT`,
  "an ACK made into data": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 10 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 101 511 10 > violation(check-one-content) ESTABLISHED ESTABLISHED
    client FIN,ACK 101 511 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 511 102 0 > ok FIN-WAIT-2 CLOSE-WAIT`,
  "data that begins one number too low": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 111 0 > ok ESTABLISHED ESTABLISHED
    client ACK 110 501 10 +300 > violation(check-number-taken) ESTABLISHED ESTABLISHED`,
  "data of the other end that begins one number too low": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 10 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 101 511 0 > ok ESTABLISHED ESTABLISHED
    server ACK 510 101 10 +300 > violation(check-number-taken) ESTABLISHED ESTABLISHED
    client ACK 101 521 0 > ok ESTABLISHED ESTABLISHED
    server ACK 521 101 10 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 101 531 0 > ok ESTABLISHED ESTABLISHED`,
  "data that begins one number too high": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 102 501 10 +300 > violation(check-number-unsent) ESTABLISHED ESTABLISHED
    server ACK 501 111 0 > ok ESTABLISHED ESTABLISHED
    client ACK 111 501 10 +300 > ok ESTABLISHED ESTABLISHED`,
  "an ACK goes back": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 10 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 101 511 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 510 0 +300 > violation(check-ack-never-back) ESTABLISHED ESTABLISHED`,
  "an ACK one number back brings news": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 111 10 > ok ESTABLISHED ESTABLISHED
    client ACK 110 511 0 > violation(check-number-taken) ESTABLISHED ESTABLISHED`,
  "a FIN without its flag": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 0 +300 > duplicate ESTABLISHED ESTABLISHED
    server ACK 501 102 0 > violation(9293-3.10.7.4-ack-of-unsent) ESTABLISHED ESTABLISHED
    server FIN,ACK 501 102 0 +100 > ok CLOSE-WAIT FIN-WAIT-1
    client ACK 102 502 0 > ok CLOSE-WAIT FIN-WAIT-2`,
  "a SYN,ACK in the middle": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server SYN,ACK 501 111 0 > violation(check-one-syn) ESTABLISHED ESTABLISHED
    server ACK 501 111 10 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 111 511 0 > ok ESTABLISHED ESTABLISHED`,
};
