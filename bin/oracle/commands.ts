import type { Listed } from "./command.ts";

/** Every door of the oracle, in the order help shows them. */
export const COMMANDS: readonly Listed[] = [
  {
    name: "simulate",
    about: {
      en: "Plays a scenario in virtual time and shows every segment, state and reason.",
      zh: "在虚拟时间里运行场景，给出每个报文段、状态和原因。",
    },
    load: async () => (await import("./simulate.ts")).simulate,
  },
  {
    name: "check",
    about: {
      en: "Reads packet captures and says whether RFC 9293 allows each segment.",
      zh: "读取抓包文件，判断每个报文段是否符合 RFC 9293。",
    },
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "search",
    about: {
      en: "Looks for the shortest run in which a misconception breaks a property.",
      zh: "寻找某个错误规则破坏某个性质的最短过程。",
    },
    load: async () => (await import("./search.ts")).search,
  },
  {
    name: "explain",
    about: {
      en: "Reads a free answer and gives each claim in it a verdict.",
      zh: "读取一段自由作答，逐条判定其中的说法。",
    },
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "mutants",
    about: { en: "Lists the misconceptions.", zh: "列出所有错误规则。" },
    load: async () => (await import("./mutants.ts")).mutants,
  },
  {
    name: "properties",
    about: { en: "Lists the properties a search can ask for.", zh: "列出可供搜索的性质。" },
    load: async () => (await import("./properties.ts")).properties,
  },
  {
    name: "rules",
    about: {
      en: "Lists the rules: section, sentence, and whether a test reaches each.",
      zh: "列出所有规则：章节、说明、是否有测试覆盖。",
    },
    load: async () => (await import("./rules.ts")).rules,
  },
];
