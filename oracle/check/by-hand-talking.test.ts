import { expect, test } from "vitest";
import { rowsByHand, splitByHand } from "./hand.ts";

const CASES: Readonly<Record<string, string>> = {
  "a closed window is probed with one octet": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 w=1000 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 1000 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 1101 0 w=0 > ok ESTABLISHED ESTABLISHED
    client ACK 1101 501 1 +300 > probe ESTABLISHED ESTABLISHED
    server ACK 501 1101 0 w=0 > ok ESTABLISHED ESTABLISHED
    client ACK 1101 501 1 +600 > probe ESTABLISHED ESTABLISHED
    server ACK 501 1102 0 w=1000 > ok ESTABLISHED ESTABLISHED`,
  "two segments are sent again as one": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 50 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 151 501 50 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 100 +300 > retransmission ESTABLISHED ESTABLISHED
    server ACK 501 201 0 > ok ESTABLISHED ESTABLISHED`,
  "a segment was not captured": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 201 501 100 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 301 0 > ok ESTABLISHED ESTABLISHED
    client ACK 301 501 100 +300 > ok ESTABLISHED ESTABLISHED`,
  "what is acknowledged was not captured": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 201 0 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 201 501 100 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 301 0 > ok ESTABLISHED ESTABLISHED`,
  "a keepalive and its answer": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 100 501 0 +75000 > probe ESTABLISHED ESTABLISHED
    server ACK 501 101 0 > ok ESTABLISHED ESTABLISHED
    client ACK 100 501 1 +75000 > probe ESTABLISHED ESTABLISHED
    server ACK 501 101 0 > ok ESTABLISHED ESTABLISHED`,
  "data is lost behind the capture and sent again": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 111 501 10 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 10 +230 > retransmission ESTABLISHED ESTABLISHED
    server ACK 501 121 0 > ok ESTABLISHED ESTABLISHED`,
  "data of the server comes in another order": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 511 101 10 +300 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    server ACK 501 101 10 +2 > ok ESTABLISHED ESTABLISHED
    client ACK 101 521 0 > ok ESTABLISHED ESTABLISHED`,
  "the window shrinks": `
    client SYN 100 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 101 0 w=1000 > ok ESTABLISHED SYN-RECEIVED
    client ACK 101 501 0 > ok ESTABLISHED ESTABLISHED
    client ACK 101 501 500 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 601 0 w=100 > ok ESTABLISHED ESTABLISHED
    client ACK 601 501 400 > ok ESTABLISHED ESTABLISHED
    server ACK 501 1001 0 w=100 > ok ESTABLISHED ESTABLISHED`,
  "a SYN of the past, and its sender goes on": `
    client SYN 100000 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 500 100001 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 100001 501 0 > ok ESTABLISHED ESTABLISHED
    client SYN 2000 - 0 +300 > old ESTABLISHED ESTABLISHED
    server ACK 501 100001 0 > ok ESTABLISHED ESTABLISHED
    client ACK 100001 501 20 +300 > ok ESTABLISHED ESTABLISHED
    server ACK 501 100021 0 > ok ESTABLISHED ESTABLISHED`,
  "data of the past": `
    client SYN 100000 - 0 > ok SYN-SENT SYN-RECEIVED
    server SYN,ACK 50000 100001 0 > ok ESTABLISHED SYN-RECEIVED
    client ACK 100001 50001 0 > ok ESTABLISHED ESTABLISHED
    client ACK 2000 300 20 +300 > old ESTABLISHED ESTABLISHED
    server ACK 50001 100001 0 > ok ESTABLISHED ESTABLISHED
    client ACK 100001 50001 20 +300 > ok ESTABLISHED ESTABLISHED`,
};

test.each(Object.entries(CASES))("talking: %s", (_name, text) => {
  const { put, wanted } = splitByHand(text);
  expect(rowsByHand(put)).toEqual(wanted);
});
