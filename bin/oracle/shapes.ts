import { z } from "zod";

/** What the doors promise to print as JSON, word for word. Only the tests of these doors use it. */

const sentence = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

const end = z.enum(["client", "server"]);
const number = z.int().min(0);
const seq = number.max(2 ** 32 - 1);
const flags = z.array(z.enum(["SYN", "FIN", "RST", "PSH", "ACK"]));
const state = z.enum([
  "LISTEN",
  "SYN-SENT",
  "SYN-RECEIVED",
  "ESTABLISHED",
  "FIN-WAIT-1",
  "FIN-WAIT-2",
  "CLOSE-WAIT",
  "CLOSING",
  "LAST-ACK",
  "TIME-WAIT",
  "CLOSED",
]);
const rules = z.array(z.string());

const played = {
  segments: z.array(
    z.strictObject({
      n: number,
      at: number,
      from: end,
      flags,
      seq,
      ack: seq.nullable(),
      len: number,
      window: number,
      delivered: z.boolean(),
      rules,
      arrives: number.nullable(),
      retransmissionOf: number.nullable(),
      copyOf: number.nullable(),
      forged: z.boolean(),
      because: sentence,
    }),
  ),
  states: z.array(
    z.strictObject({
      at: number,
      end,
      from: state,
      to: state,
      rule: z.string(),
      because: sentence,
    }),
  ),
  final: z.strictObject({ client: state, server: state }),
  hash: z.string().regex(/^[0-9a-f]{16}$/),
};

export const simulated = z.strictObject(played);

const sets = z.strictObject({ client: z.array(state).min(1), server: z.array(state).min(1) });
const endpoint = z.strictObject({ ip: z.string(), port: number.max(65_535) });

export const checked = z.strictObject({
  file: z.string(),
  conformant: z.boolean(),
  connections: z.array(
    z.strictObject({
      client: endpoint,
      server: endpoint,
      segments: z.array(
        z.strictObject({
          n: number,
          from: end,
          flags,
          seq,
          ack: seq.nullable(),
          len: number,
          verdict: z.enum(["ok", "retransmission", "duplicate", "probe", "old", "violation"]),
          rules,
          states: sets,
        }),
      ),
      final: sets,
      notes: z.array(z.string()),
    }),
  ),
  violations: z.array(z.strictObject({ segment: number, rule: z.string(), because: sentence })),
  packets: number,
  skipped: z.record(z.string(), number),
  notes: z.array(
    z.strictObject({
      code: z.string(),
      packet: number,
      offset: number,
      count: number,
      because: sentence,
    }),
  ),
});

export const listedMutants = z.array(
  z.strictObject({ id: z.string(), sentence, scenario: z.string() }),
);

export const listedRules = z.array(
  z.strictObject({ id: z.string(), section: z.string(), sentence, reached: z.boolean() }),
);

export const listedProperties = z.array(z.strictObject({ id: z.string(), sentence }));

const asked = {
  mutant: z.string(),
  property: z.string(),
  bound: z.record(z.string(), number),
  explored: number,
  complete: z.boolean(),
};

export const wasFound = z.strictObject({
  ...asked,
  ...played,
  found: z.literal(true),
  scenario: z.string(),
  failure: z.strictObject({ at: number, segment: number.nullable(), because: sentence }),
});

export const notFound = z.strictObject({ ...asked, found: z.literal(false) });
