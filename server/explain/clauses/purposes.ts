import "server-only";
import { means, named, type Piece } from "../words/token.ts";

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
  return [...places, ...purposesInEnglish(small, pieces)].sort((a, b) => a - b);
}

const TO_TELL = /\b(?:in order )?to (?:tell|inform|announce|signal|show|indicate|notify|say)\b/g;

/** "sends a SYN to the client to tell it is ready": the purpose is another matter as well. */
function purposesInEnglish(small: string, pieces: readonly Piece[]): number[] {
  const places: number[] = [];
  for (const { index: at } of small.matchAll(TO_TELL)) {
    const next = pieces.findIndex(({ end }) => end > at);
    const lead = pieces
      .slice(Math.max(0, next - 6), Math.max(0, next))
      .filter((piece) => !means(piece, "first", "pure", "own"));
    const isTo = named(lead.at(-1), "end.") !== null && means(lead.at(-2), "to");
    const [verb, segment] = lead.slice(isTo ? -4 : -2);
    const isSent = segment?.kind === "segment" && means(verb, "verb.send", "verb.reply");
    if (isSent) places.push(at);
  }
  return places;
}
