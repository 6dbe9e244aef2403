import { expect, test } from "vitest";
import { searchTerms } from "./search-terms.ts";

test.each([
  ["", []],
  ["   ", []],
  ["\u0000\ud800", []],
  ["%", ["%"]],
  ["why three handshakes", ["three", "handshake"]],
  ["why", ["why"]],
  ["process status", ["process", "status"]],
  ["Last ACK, last ack", ["last", "ack"]],
  ["ＳＹＮ Flood", ["syn", "flood"]],
  ["tcp_tw_reuse", ["tcp tw reuse"]],
  ["SYN+ACK", ["syn ack"]],
  ["SYN_RCVD", ["syn received"]],
  ["ＴＩＭＥ－ＷＡＩＴ", ["time wait"]],
  ["FIN_WAIT1", ["fin wait 1"]],
  ["为什么要三次握手", ["三次", "握手"]],
  ["2MSL是什么", ["2msl"]],
  ["CLOSE-WAIT很多怎么办", ["close wait", "很多"]],
  ["的", ["的"]],
])("“%s” asks for %j", (search, terms) => {
  expect(searchTerms(search)).toEqual(terms);
});

test("a long search asks for no more than eight words", () => {
  const words = Array.from({ length: 30 }, (_, n) => `word${n}x`);
  expect(searchTerms(words.join(" "))).toEqual(words.slice(0, 8));
});
