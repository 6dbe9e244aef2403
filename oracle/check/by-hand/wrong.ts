/** What no end could have sent: `segment > row` by row, see hand.ts. Only the tests of this room use it. */
export const WRONG: Readonly<Record<string, string>> = {
  "data without an ACK": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client PSH 101 - 10 +300 > violation(9293-3.10.7.4-no-ack) ESTABLISHED ESTABLISHED`,
  "a FIN without an ACK": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN 101 - 0 +300 > violation(9293-3.10.7.4-no-ack) ESTABLISHED ESTABLISHED`,
  "the third ACK stands at the SYN's own number": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 100 501 0 > violation(check-number-taken) ESTABLISHED ESTABLISHED`,
  "the third ACK stands one too far": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 102 501 0 > violation(check-number-unsent) ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 111 0 > ok ESTABLISHED ESTABLISHED
    client ACK 111 501 10 +300 > ok ESTABLISHED ESTABLISHED`,
  "the third ACK acknowledges the SYN's own number": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED|SYN-SENT SYN-RECEIVED
    client ACK 101 500 0 > violation(9293-3.4-syn-takes-one) ESTABLISHED SYN-RECEIVED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED`,
  "data beyond the window": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 w=1000 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 1000 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 1101 501 500 > violation(9293-3.8-window) ESTABLISHED ESTABLISHED`,
  "the last ACK stands at the FIN's own number": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 501 102 0 > ok FIN-WAIT-2 CLOSE-WAIT
    server FIN,ACK 501 102 0 +300 > ok TIME-WAIT LAST-ACK
    client ACK 101 502 0 > violation(check-number-taken) TIME-WAIT CLOSED`,
  "new data acknowledges less than was acknowledged": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 100 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 101 601 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 50 +300 > violation(check-ack-never-back) ESTABLISHED ESTABLISHED`,
  "other octets with the same numbers": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 50 +300 d=aa > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 50 +300 d=bb > violation(check-one-content) ESTABLISHED ESTABLISHED`,
  "a second FIN behind the first": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    client FIN,ACK 105 501 0 +300 > violation(check-fin-is-last) FIN-WAIT-1 CLOSE-WAIT`,
  "RST and SYN together": `
    client SYN,RST 100 - 0 > violation(check-flags) CLOSED LISTEN|CLOSED`,
  "FIN and RST together": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,RST,ACK 101 501 0 +300 > violation(check-flags) ESTABLISHED CLOSED`,
  "a RST in the window, and its sender goes on": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server RST 600 - 0 +300 > violation(check-rst-is-the-end) ESTABLISHED ESTABLISHED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 20 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 101 521 0 > ok ESTABLISHED ESTABLISHED`,
  "a SYN in the window, and its sender goes on": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client SYN 2000 - 0 +300 > violation(check-one-syn) ESTABLISHED ESTABLISHED
    server ACK 501 101 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 20 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 121 0 > ok ESTABLISHED ESTABLISHED`,
  "a FIN, and its sender goes on with data": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +300 > violation(check-fin-is-last) ESTABLISHED CLOSE-WAIT
    server ACK 501 102 0 > ok ESTABLISHED CLOSE-WAIT
    client ACK 101 501 20 +300 > ok ESTABLISHED CLOSE-WAIT
    server ACK 501 121 0 > ok ESTABLISHED CLOSE-WAIT`,
};
