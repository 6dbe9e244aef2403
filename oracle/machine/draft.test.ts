import { expect, test } from "vitest";
import { tcbAfter } from "../wire/wire-tcb.ts";
import { closedConnection, type TcpEvent } from "./connection.ts";
import { clear, draftOf } from "./draft.ts";
import { advance, step } from "./step.ts";
import { newTurn } from "./turn.ts";

/** A TCB in which hardly a field is as it was at first. */
const BUSY =
  "with receives; with sack; open; > SYN,ACK 300 101 w9000 sackok; send 2000; > ACK 301 101 w60000 sack=1101-2101; > ACK 400 101 w60000 len 10; > PSH,ACK 301 101 w60000 len 10; timeout rto; close";

test("a draft cleared is as an end without a TCB, but for the ISN that has been used", () => {
  const draft = draftOf(tcbAfter(BUSY));
  clear(draft);
  expect(draft).toEqual({ ...closedConnection(draft.config), numbered: true });
});

test("writing to a draft, also to its parts, leaves the connection as it was", () => {
  const connection = tcbAfter(BUSY);
  const before = structuredClone(connection);
  const draft = draftOf(connection);
  draft.state = "CLOSED";
  draft.snd.nxt = draft.snd.iss;
  draft.rcv.wnd = 0;
  draft.congestion.cwnd = 1;
  draft.rto.ms = 1;
  draft.timers.rto = null;
  expect(connection).toEqual(before);
});

test("events taken one after the other in place lead where as many steps lead", () => {
  const events: TcpEvent[] = [
    { kind: "call", at: 5, call: { call: "send", len: 3000 } },
    { kind: "call", at: 6, call: { call: "close" } },
    { kind: "timeout", at: 7, timer: "rto" },
    { kind: "call", at: 8, call: { call: "abort" } },
  ];
  const opened = tcbAfter("open; > SYN,ACK 300 101 w9000");
  const turn = newTurn(opened);
  let connection = opened;
  for (const event of events) {
    const stepped = step(connection, event);
    connection = stepped.connection;
    advance(turn, event);
    expect(turn.tcb).toEqual(connection);
    expect([turn.effects, turn.rules]).toEqual([stepped.effects, stepped.rules]);
  }
});
