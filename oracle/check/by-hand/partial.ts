/** Captures that show only a part: `segment > row` by row, see hand.ts. Only the tests of this room use it. */
export const PARTIAL: Readonly<Record<string, string>> = {
  "only the client is captured": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    client ACK 101 501 0 +30 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 111 501 0 +300 > ok FIN-WAIT-1|FIN-WAIT-2|CLOSING|TIME-WAIT CLOSE-WAIT
    client ACK 112 502 0 +300 > ok FIN-WAIT-1|FIN-WAIT-2|CLOSING|TIME-WAIT CLOSE-WAIT`,
  "only the server is captured": `
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    server ACK 501 111 0 +300 > ok ESTABLISHED ESTABLISHED
    server FIN,ACK 501 112 0 +300 > ok CLOSE-WAIT FIN-WAIT-1|FIN-WAIT-2|CLOSING|TIME-WAIT`,
  "the capture begins in the middle": `
    client ACK 1000 5000 100 > ok ESTABLISHED ESTABLISHED
    server ACK 5000 1100 0 > ok ESTABLISHED ESTABLISHED
    server ACK 5000 1100 50 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 1100 5050 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 1100 5050 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 5050 1101 0 > ok FIN-WAIT-2 CLOSE-WAIT
    server FIN,ACK 5050 1101 0 +300 > ok TIME-WAIT LAST-ACK
    client ACK 1101 5051 0 > ok TIME-WAIT CLOSED`,
  "it begins in the middle and one end is silent: it may have closed before": `
    client ACK 1000 5000 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 1000 5000 0 +300 > ok FIN-WAIT-1|LAST-ACK CLOSE-WAIT|TIME-WAIT
    server ACK 5000 1001 0 > ok FIN-WAIT-2|CLOSED CLOSE-WAIT|TIME-WAIT`,
  "it begins with the answer to a keepalive: what was acknowledged had been sent": `
    server ACK 5000 1100 0 > ok ESTABLISHED ESTABLISHED
    client ACK 1099 5000 0 +1000 > ok ESTABLISHED ESTABLISHED
    server ACK 5000 1100 0 > ok ESTABLISHED ESTABLISHED
    server ACK 5000 1100 50 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 1100 5050 20 > ok ESTABLISHED ESTABLISHED`,
  "it begins with a SACK, and then the hole is filled": `
    server ACK 5000 1100 0 sack=1200-1300 > ok ESTABLISHED ESTABLISHED
    client ACK 1100 5000 100 > ok ESTABLISHED ESTABLISHED
    server ACK 5000 1300 0 > ok ESTABLISHED ESTABLISHED
    server ACK 5000 1300 50 > ok ESTABLISHED ESTABLISHED`,
  "data that was not captured is what the keepalive repeats": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 131 0 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 130 501 0 +1300 > probe ESTABLISHED ESTABLISHED
    server ACK 501 131 0 > ok ESTABLISHED ESTABLISHED`,
  "it begins with a keepalive of the end whose last data was sent before": `
    client ACK 1099 5000 0 > ok ESTABLISHED ESTABLISHED
    server ACK 5000 1100 0 > ok ESTABLISHED ESTABLISHED
    client ACK 1100 5000 20 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 5000 1120 30 > ok ESTABLISHED ESTABLISHED`,
  "it begins between a FIN and its repetition": `
    client FIN,ACK 1000 5000 0 > ok FIN-WAIT-1 ESTABLISHED|CLOSING|CLOSE-WAIT|LAST-ACK|FIN-WAIT-1
    server ACK 5001 1001 0 > ok FIN-WAIT-2 CLOSING|LAST-ACK
    server FIN,ACK 5000 1001 0 +300 > retransmission TIME-WAIT CLOSING|LAST-ACK
    client ACK 1001 5001 0 > ok TIME-WAIT TIME-WAIT|CLOSED`,
  "a SYN meets a connection that began before the capture (RFC 9293 figure 9)": `
    client SYN 400 - 0 > ok SYN-SENT ESTABLISHED
    server ACK 300 100 0 > ok SYN-SENT ESTABLISHED
    client RST 100 - 0 > ok SYN-SENT CLOSED
    client SYN 400 - 0 +1000 > retransmission SYN-SENT SYN-RECEIVED
    server SYN,ACK 900 401 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 401 901 0 > ok ESTABLISHED ESTABLISHED`,
  "without the SYN nobody knows by how much the windows are scaled": `
    server SYN,ACK 500 101 0 w=1000 ws=7 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 1000 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 1101 0 w=20 > ok ESTABLISHED ESTABLISHED
    client ACK 1101 501 500 > ok ESTABLISHED ESTABLISHED`,
};
