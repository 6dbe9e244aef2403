import type { Sentence } from "../result.ts";

/** Bounds of one run: counts, octets of data handed to SEND, and ms of virtual time. */
export type Limits = {
  readonly events: number;
  readonly segments: number;
  readonly bytes: number;
  readonly time: number;
};

export const DEFAULT_LIMITS: Limits = {
  events: 20_000,
  segments: 5_000,
  bytes: 10_000_000,
  time: 86_400_000,
};

/** Why a scenario that could be read cannot be run. `line` is the line of the text, from 1. */
export type RunError =
  | { readonly code: "missing-parameter"; readonly name: string; readonly line: number }
  | {
      readonly code: "parameter-out-of-range";
      readonly name: string;
      readonly line: number;
      readonly value: number;
      readonly least: number;
      readonly greatest: number;
    }
  | { readonly code: "bad-seed"; readonly value: number }
  | { readonly code: "too-many"; readonly what: keyof Limits; readonly limit: number };

const BOUNDED: Readonly<Record<keyof Limits, Sentence>> = {
  events: { en: "events", zh: "个事件" },
  segments: { en: "segments", zh: "个报文段" },
  bytes: { en: "octets of data", zh: "字节数据" },
  time: { en: "ms of virtual time", zh: "毫秒虚拟时间" },
};

/** Says in both languages why a run was refused or stopped. */
export function describeRunError(error: RunError): Sentence {
  switch (error.code) {
    case "missing-parameter":
      return {
        en: `Line ${error.line}: the parameter $${error.name} has no value.`,
        zh: `第 ${error.line} 行：参数 $${error.name} 没有给值。`,
      };
    case "parameter-out-of-range":
      return {
        en: `Line ${error.line}: $${error.name} is ${error.value}; it must be a whole number from ${error.least} to ${error.greatest}.`,
        zh: `第 ${error.line} 行：$${error.name} 的值是 ${error.value}，应为 ${error.least} 到 ${error.greatest} 之间的整数。`,
      };
    case "bad-seed":
      return {
        en: `The seed ${error.value} is not a whole number from 0 to 2^32 - 1.`,
        zh: `种子 ${error.value} 不是 0 到 2^32 - 1 之间的整数。`,
      };
    case "too-many":
      return {
        en: `The run was stopped at its limit of ${error.limit} ${BOUNDED[error.what].en}.`,
        zh: `运行达到上限（${error.limit} ${BOUNDED[error.what].zh}），已停止。`,
      };
  }
}
