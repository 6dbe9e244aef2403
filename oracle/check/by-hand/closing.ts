/** How connections end: `segment > row` by row, see hand.ts. Only the tests of this room use it. */
export const CLOSING: Readonly<Record<string, string>> = {
  "a copy made by the network comes behind the RST: it has the timestamp of the first": `
    client SYN 100 - 0 ts=1 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 ts=1001 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 ts=31 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 10 +300 ts=1301 > ok ESTABLISHED ESTABLISHED
    client ACK 101 511 0 ts=331 > ok ESTABLISHED CLOSED|ESTABLISHED
    server RST 511 - 0 +50 > ok CLOSED CLOSED
    server ACK 501 101 10 +200 ts=1301 > duplicate CLOSED CLOSED`,
  "the client's last FIN is lost, or its answer": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server FIN,ACK 501 101 0 +300 > ok CLOSE-WAIT FIN-WAIT-1
    client ACK 101 502 0 > ok CLOSE-WAIT FIN-WAIT-2
    client FIN,ACK 101 502 0 +300 > ok LAST-ACK TIME-WAIT|FIN-WAIT-2
    client FIN,ACK 101 502 0 +230 > retransmission LAST-ACK TIME-WAIT
    server ACK 502 102 0 > ok CLOSED TIME-WAIT`,
  "the client's first FIN is lost, or its answer": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT|ESTABLISHED
    client FIN,ACK 101 501 0 +230 > retransmission FIN-WAIT-1 CLOSE-WAIT
    server ACK 501 102 0 > ok FIN-WAIT-2 CLOSE-WAIT
    server FIN,ACK 501 102 0 +300 > ok TIME-WAIT LAST-ACK
    client ACK 102 502 0 > ok TIME-WAIT CLOSED`,
  "both ends close at once": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +300 > ok FIN-WAIT-1 ESTABLISHED|FIN-WAIT-1|CLOSING
    server FIN,ACK 501 101 0 +20 > ok CLOSING CLOSING
    client ACK 102 502 0 > ok CLOSING TIME-WAIT
    server ACK 502 102 0 > ok TIME-WAIT TIME-WAIT`,
  "a FIN comes after TIME-WAIT is over": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server FIN,ACK 501 102 0 > ok TIME-WAIT LAST-ACK
    client ACK 102 502 0 > ok TIME-WAIT LAST-ACK
    server FIN,ACK 501 102 0 +70000 > retransmission CLOSED LAST-ACK
    client RST 102 - 0 > ok CLOSED CLOSED`,
  "the third segment is a FIN already": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client FIN,ACK 101 501 0 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 501 102 0 > ok FIN-WAIT-2 CLOSE-WAIT`,
  "the server closes first, in three segments": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server FIN,ACK 501 101 0 +300 > ok CLOSE-WAIT FIN-WAIT-1
    client FIN,ACK 101 502 0 > ok LAST-ACK TIME-WAIT
    server ACK 502 102 0 > ok CLOSED TIME-WAIT`,
  "half closed by the server": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server FIN,ACK 501 101 0 +300 > ok CLOSE-WAIT FIN-WAIT-1
    client ACK 101 502 0 > ok CLOSE-WAIT FIN-WAIT-2
    client ACK 101 502 50 +300 > ok CLOSE-WAIT FIN-WAIT-2
    server ACK 502 151 0 > ok CLOSE-WAIT FIN-WAIT-2
    client FIN,ACK 151 502 0 +300 > ok LAST-ACK TIME-WAIT
    server ACK 502 152 0 > ok CLOSED TIME-WAIT`,
  "data of the server crosses the client's FIN": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 501 101 50 +25 > ok FIN-WAIT-1 CLOSE-WAIT
    client ACK 102 551 0 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 551 102 0 +5 > ok FIN-WAIT-2 CLOSE-WAIT
    server FIN,ACK 551 102 0 +300 > ok TIME-WAIT LAST-ACK
    client ACK 102 552 0 > ok TIME-WAIT CLOSED`,
  "the last ACK is lost": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server FIN,ACK 501 102 0 > ok TIME-WAIT LAST-ACK
    client ACK 102 502 0 > ok TIME-WAIT LAST-ACK
    server FIN,ACK 501 102 0 +230 > retransmission TIME-WAIT LAST-ACK
    client ACK 102 502 0 > ok TIME-WAIT CLOSED`,
  "the FIN comes on data": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,PSH,ACK 101 501 10 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 501 112 0 > ok FIN-WAIT-2 CLOSE-WAIT`,
  "the server closes with data unread": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 111 0 > ok ESTABLISHED ESTABLISHED
    server RST,ACK 501 111 0 +300 > ok CLOSED CLOSED`,
  "a RST that is not at RCV.NXT ends nothing": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 111 0 > ok ESTABLISHED ESTABLISHED
    server RST 400 - 0 +300 > old ESTABLISHED ESTABLISHED
    client ACK 111 501 10 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 121 0 > ok ESTABLISHED ESTABLISHED`,
  "the RST is lost and the server finds out later": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client RST,ACK 101 501 0 +300 > ok CLOSED ESTABLISHED
    server ACK 501 101 10 +600 > ok CLOSED ESTABLISHED
    client RST 101 - 0 > ok CLOSED CLOSED`,
  "61 seconds of TIME-WAIT": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client FIN,ACK 101 501 0 +300 > ok FIN-WAIT-1 CLOSE-WAIT
    server FIN,ACK 501 102 0 > ok TIME-WAIT LAST-ACK
    client ACK 102 502 0 > ok TIME-WAIT CLOSED
    client SYN 9000 - 0 +61000 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 7000 9001 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 9001 7001 0 > ok ESTABLISHED ESTABLISHED`,
  "a new SYN takes over TIME-WAIT of the server": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server FIN,ACK 501 101 0 +300 > ok CLOSE-WAIT FIN-WAIT-1
    client FIN,ACK 101 502 0 > ok LAST-ACK TIME-WAIT
    server ACK 502 102 0 > ok CLOSED TIME-WAIT
    client SYN 9000 - 0 +300 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 7000 9001 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 9001 7001 0 > ok ESTABLISHED ESTABLISHED`,
  "data still waits for the window when the client closes": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 w=1000 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 1000 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 1101 0 w=0 > ok ESTABLISHED|FIN-WAIT-1 ESTABLISHED
    client ACK 1100 501 0 +300 > probe ESTABLISHED|FIN-WAIT-1 ESTABLISHED
    server ACK 501 1101 0 w=0 > ok ESTABLISHED|FIN-WAIT-1 ESTABLISHED
    server ACK 501 1101 0 w=1000 +300 > ok ESTABLISHED|FIN-WAIT-1 ESTABLISHED
    client FIN,PSH,ACK 1101 501 500 > ok FIN-WAIT-1 CLOSE-WAIT
    server ACK 501 1602 0 w=1000 > ok FIN-WAIT-2 CLOSE-WAIT`,
};
