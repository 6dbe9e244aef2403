import "server-only";
import { MAX_ORDER_ITEMS } from "#contract/kinds/order.ts";
import type { NotGradable } from "../variant.ts";
import { asHappening, type DrawnOrder, type OrderBody } from "./items.ts";
import { judgeJoints } from "./joints.ts";

/** Why nothing can be put in order with these numbers, or null. */
export function unaskable(body: OrderBody, drawn: DrawnOrder): NotGradable | null {
  const { happening, extra, precedes, trace } = drawn;
  const missing = body.of?.find((n) => n > trace.segments.length);
  if (missing !== undefined) {
    const count = trace.segments.length;
    return {
      where: "of",
      message: {
        en: `The run has segments 1 to ${count}, and no segment ${missing}.`,
        zh: `这次运行只有第 1 到第 ${count} 个报文段，没有第 ${missing} 个。`,
      },
    };
  }
  const happens = extra.find(({ item }) =>
    happening.some((one) => JSON.stringify(one.item) === JSON.stringify(item)),
  );
  if (happens) {
    const state = happens.key.slice(1);
    return {
      where: "extra",
      message: { en: `This end does pass through ${state}.`, zh: `这一端确实会经过 ${state}。` },
    };
  }
  const count = happening.length + extra.length;
  if (happening.length < 2 || count > MAX_ORDER_ITEMS) {
    return {
      where: "items",
      message: {
        en: `There are ${count} items; 2 to ${MAX_ORDER_ITEMS} can be put in order.`,
        zh: `共有 ${count} 项，能排序的是 2 到 ${MAX_ORDER_ITEMS} 项。`,
      },
    };
  }
  const keys = happening.map(({ key }) => key);
  const reversed = asHappening(keys.toReversed(), happening);
  if (!judgeJoints(reversed, keys, precedes).every(Boolean)) return null;
  return {
    where: "items",
    message: {
      en: "Any order of these items is right, so there is nothing to ask.",
      zh: "这些项怎么排都对，没有什么可问的。",
    },
  };
}
