import "server-only";
import { means, named, type Piece } from "./token.ts";

/** 发一个 SYN 表示自己准备好了: what a segment is sent for stands by itself. */
const PURPOSES =
  /表示|告诉|通知|以示|意思是|来催|催|让|请求|询问|问|(?:过去|回去|来|以|进行)?确认(?=[,，。;；\n]|$)|等(?=数据|待数据|连接|待连接)/g;

/** Where the purpose of a segment begins that somebody was said to send. */
export function purposesIn(small: string, pieces: readonly Piece[]): number[] {
  const places: number[] = [];
  let index = 0;
  for (const { index: at } of small.matchAll(PURPOSES)) {
    while ((pieces[index]?.end ?? Number.POSITIVE_INFINITY) <= at) index += 1;
    const [verb, before] = [pieces[index - 2], pieces[index - 1]];
    const isSent = before?.kind === "segment" && means(verb, "verb.send", "verb.reply", "reply-it");
    const isIn = named(before, "state.") !== null && small.charAt(at) === "等";
    if (
      before !== undefined &&
      (isSent || isIn) &&
      /^\s*(?:状态)?\s*$/.test(small.slice(before.end, at))
    )
      places.push(at);
  }
  return places;
}
