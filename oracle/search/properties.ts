import { falseAck, oldData, otherBytes } from "./delivery.ts";
import { hangs, lastAckMissing, resetAnswered, staleConnection } from "./ending.ts";
import type { PropertyText } from "./property.ts";
import { CLOSES, OPENS, REOPENS, RESETS, TRANSFERS } from "./scripts.ts";

const TABLE = {
  "no-stale-connection": {
    sentence: {
      en: "No end becomes ESTABLISHED because of an old SYN whose sender does not have that connection.",
      zh: "任何一端都不会因为一个旧的 SYN 而进入 ESTABLISHED，而对方并没有这个连接。",
    },
    failure: staleConnection,
    scripts: OPENS,
  },
  "no-old-data": {
    sentence: {
      en: "Nothing that an earlier connection sent is taken into a later one (unless a RST cuts TIME-WAIT short, RFC 1337).",
      zh: "之前连接的数据或 FIN 不会被后来的连接收下（TIME-WAIT 被 RST 提前结束的情况除外，见 RFC 1337）。",
    },
    failure: oldData,
    scripts: REOPENS,
  },
  "last-ack": {
    sentence: {
      en: "When both users have closed, no end is reset or has to give up because the last ACK was lost.",
      zh: "双方都正常关闭之后，不会因为最后的 ACK 丢失而使一端被复位或只能放弃。",
    },
    failure: lastAckMissing,
    scripts: CLOSES,
  },
  "closes-in-the-end": {
    sentence: {
      en: "When both users have closed, both ends come to CLOSED; none waits for ever.",
      zh: "双方都调用 CLOSE 之后，两端最终都会到 CLOSED，不会有一端永远等下去。",
    },
    failure: hangs,
    scripts: CLOSES,
  },
  "same-bytes": {
    sentence: {
      en: "After a close in order each user has received what the other one sent, once, and nothing else.",
      zh: "正常关闭之后，每一方收到的正好是对方发送的数据，不多也不少。",
    },
    failure: otherBytes,
    scripts: TRANSFERS,
  },
  "acks-what-came": {
    sentence: {
      en: "An acknowledgment number never names what has not arrived.",
      zh: "确认号不会确认还没有收到的数据。",
    },
    failure: falseAck,
    scripts: TRANSFERS,
  },
  "reset-unanswered": {
    sentence: {
      en: "A RST is never answered with a RST.",
      zh: "RST 不会再用 RST 来回应。",
    },
    failure: resetAnswered,
    scripts: RESETS,
  },
} as const satisfies Readonly<Record<string, PropertyText>>;

export type PropertyId = keyof typeof TABLE;

/** What has to hold in every run, and how to see that it does not. */
export type Property = { readonly id: PropertyId } & PropertyText;

function withIds(): Readonly<Record<PropertyId, Property>> {
  const entries = Object.entries(TABLE).map(([id, property]) => [id, { id, ...property }]);
  return Object.fromEntries(entries);
}

/** Every property that a search can ask for, by id. */
export const PROPERTIES: Readonly<Record<PropertyId, Property>> = withIds();

/** Every property's id, in the order of the table. */
export const PROPERTY_IDS: readonly PropertyId[] = Object.values(PROPERTIES).map(({ id }) => id);
