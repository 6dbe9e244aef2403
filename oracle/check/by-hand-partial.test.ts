import { expect, test } from "vitest";
import { rowsByHand, splitByHand } from "./hand.ts";

const CASES: Readonly<Record<string, string>> = {
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
};

test.each(Object.entries(CASES))("partial: %s", (_name, text) => {
  const { put, wanted } = splitByHand(text);
  expect(rowsByHand(put)).toEqual(wanted);
});
