import "server-only";
import { figureOf, means, type Token } from "./token.ts";

/** "syn=1,ack=1": small letters all along, and each a flag. */
export function isAmongFlags(text: string, tokens: readonly Token[], at: number): boolean {
  const lead = text.slice(Math.max(0, (tokens[at]?.start ?? 0) - 60), tokens[at]?.start);
  if (/ack(?:nowledg\w*)?[ _]?num[^\n。；;]*$/i.test(lead)) return true;
  return [at - 3, at + 3].some((index) => {
    const token = tokens[index];
    const isFlag = /^(?:syn|fin)$/.test(text.slice(token?.start, token?.end));
    return (
      isFlag && means(tokens[index + 1], "mark.eq") && figureOf(text, tokens[index + 2]) !== null
    );
  });
}
