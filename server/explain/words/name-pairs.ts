import "server-only";

/** Short names that stand for the two ends by custom, the one that acts first in front. */
export const PAIRS: readonly (readonly [string, string])[] = [
  ["C", "S"],
  ["A", "B"],
  ["c", "s"],
  ["X", "Y"],
  ["P", "Q"],
  ["M", "N"],
  ["H1", "H2"],
  ["h1", "h2"],
  ["P1", "P2"],
  ["N1", "N2"],
  ["E1", "E2"],
  ["A1", "A2"],
  ["C端", "S端"],
  ["主", "被"],
  ["主动", "被动"],
  ["我", "你"],
  ["我", "对方"],
  ["我方", "对方"],
  ["本端", "对端"],
  ["me", "you"],
  ["I", "you"],
  ["my side", "other side"],
  ["My side", "Other side"],
  ["my end", "other end"],
  ["My end", "Other end"],
  ["my end", "its end"],
  ["我这边", "对面"],
  ["u", "ur"],
  ["local", "remote"],
  ["left", "right"],
  ["host A", "host B"],
  ["Host A", "Host B"],
  ["host 1", "host 2"],
  ["Host 1", "Host 2"],
  ["主机A", "主机B"],
  ["主机 A", "主机 B"],
  ["主机1", "主机2"],
  ["主机 1", "主机 2"],
];

/** What may be drawn between two names. */
export const ARROW = `(?:[-=—–─]{0,8}[>→⇒➜⟶]{1,2}|<[-=—–─]{1,8}|[←⇐][-=—–─]{0,8}|[-—–─]{2,8})`;
const ONE_ROLE =
  "主动(?:关闭|断开|打开)?(?:方|端|的一方)|先关(?:闭)?的(?:一方)?|客户端|发起方|client";
const OTHER_ROLE = "被动(?:关闭|断开|打开)?(?:方|端|的一方)|服务器|服务端|接收方|server";

/** 「主动方 P，被动方 Q」: two letters, each right behind what its end is. */
export function presented(text: string): (readonly [string, string])[] {
  const called = (role: string): string | undefined =>
    new RegExp(
      String.raw`(?:${role})[ \t]*[(（]?(?:是|为|叫|记为|记作|设为|称为|用)?[ \t]*([A-Z]\d?)(?=[ \t]*(?:表示|代表)?[ \t]*[,，、;；。)）\n]|$)`,
    ).exec(text)?.[1];
  const [one, other] = [called(ONE_ROLE), called(OTHER_ROLE)];
  return one === undefined || other === undefined || one === other ? [] : [[one, other]];
}

/** Two addresses are two ends. */
export function addresses(text: string): (readonly [string, string])[] {
  const found = [...new Set(text.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g) ?? [])];
  const [one, other, more] = found;
  return one === undefined || other === undefined || more !== undefined ? [] : [[one, other]];
}

/** Any two short names with an arrow between them. */
export function arrowed(text: string): (readonly [string, string])[] {
  const between = new RegExp(
    String.raw`(?:^|[\s|(（:：,，、#\d])([A-Z]\d?)[ \t]*(?:${ARROW})[ \t]*([A-Z]\d?)(?![\w])`,
    "gm",
  );
  const pairs = [...text.matchAll(between)].flatMap(({ 1: one, 2: other }) =>
    one === undefined || other === undefined || one === other ? [] : [[one, other] as const],
  );
  const names = new Set(pairs.flat());
  return names.size === 2 ? pairs.slice(0, 1) : [];
}
