import type { MutantTable } from "./mutant.ts";

const START = "isn client=1000 server=5000\nstart established";

/** Beliefs about RST, and about a SYN where none is expected. */
export const RESETS = {
  "rst-answered-by-rst": {
    sentence: {
      en: "An end without a connection answers every segment with RST, a RST too.",
      zh: "没有连接的一端对任何报文段都回 RST，收到 RST 也回 RST。",
    },
    scenario: "isn client=1000 server=5000\nat 0ms client open\nat 10ms client abort\nuntil 200ms",
  },
  "rst-is-acknowledged": {
    sentence: {
      en: "A RST has to be acknowledged like a FIN.",
      zh: "RST 和 FIN 一样，收到之后要回 ACK。",
    },
    scenario: `${START}\nat 0ms client abort`,
  },
  "rst-anywhere-in-window": {
    sentence: {
      en: "A RST resets the connection if its number lies anywhere in the window.",
      zh: "RST 的序列号只要落在接收窗口里，连接就会被复位。",
    },
    scenario: `${START}\nat 0ms client send 100\nat 1ms client abort\ndrop 1`,
  },
  "rst-at-any-number": {
    sentence: {
      en: "A RST resets the connection whatever its number is.",
      zh: "不管 RST 的序列号是多少，收到就复位连接。",
    },
    scenario: `${START}\nwindow server=100\nat 0ms client send 100\nat 1ms client abort\ndrop 1`,
  },
  "syn-resets-established": {
    sentence: {
      en: "A SYN that comes in ESTABLISHED resets the connection at once.",
      zh: "ESTABLISHED 状态收到 SYN，会立刻复位连接。",
    },
    scenario: `${START}\nat 0ms client abort\nat 50ms client open\ndrop 1\nuntil 200ms`,
  },
  "syn-reopens-established": {
    sentence: {
      en: "A SYN that comes in ESTABLISHED begins a new connection in place of the old one.",
      zh: "ESTABLISHED 状态收到 SYN，会直接用新连接替换旧连接。",
    },
    scenario: `${START}\nat 0ms client abort\nat 50ms client open\ndrop 1\nuntil 200ms`,
  },
} as const satisfies MutantTable;
