import type { Sentence } from "../result.ts";

/** Where reading stopped: the octet in the file, from 0, and the number of the packet it was at. */
type Position = { readonly offset: number; readonly packet: number };

/** What a file that is no capture seems to be. */
export type Foreign = "gzip" | "zip" | "zstd" | "xz" | "bzip2" | "snoop" | "text" | "unknown";

type Reason =
  | { readonly code: "empty" }
  | { readonly code: "not-a-capture"; readonly found: Foreign }
  | { readonly code: "truncated-header" }
  | { readonly code: "truncated-packet" }
  | { readonly code: "unsupported-version"; readonly major: number; readonly minor: number }
  | { readonly code: "unsupported-link-type"; readonly linkType: number }
  | { readonly code: "bad-length"; readonly length: number }
  | { readonly code: "too-large"; readonly length: number; readonly limit: number }
  | {
      readonly code: "too-many";
      readonly what: "packets" | "interfaces";
      readonly limit: number;
    }
  | { readonly code: "unknown-interface"; readonly id: number };

/** Why a capture file cannot be read (any further). */
export type CaptureError = Reason & Position;

const FOREIGN: Readonly<Record<Foreign, Sentence>> = {
  gzip: {
    en: "it is compressed with gzip; unpack it first",
    zh: "它是 gzip 压缩文件，请先解压",
  },
  zip: { en: "it is a zip archive; unpack it first", zh: "它是 zip 压缩包，请先解压" },
  zstd: {
    en: "it is compressed with zstd; unpack it first",
    zh: "它是 zstd 压缩文件，请先解压",
  },
  xz: { en: "it is compressed with xz; unpack it first", zh: "它是 xz 压缩文件，请先解压" },
  bzip2: {
    en: "it is compressed with bzip2; unpack it first",
    zh: "它是 bzip2 压缩文件，请先解压",
  },
  snoop: { en: "it is a snoop capture", zh: "它是 snoop 格式的抓包" },
  text: { en: "it is text", zh: "它是文本文件" },
  unknown: { en: "its first octets belong to neither format", zh: "开头的字节不属于这两种格式" },
};

const COUNTED = {
  packets: { en: "packets", zh: "个数据包" },
  interfaces: { en: "interfaces", zh: "个接口" },
} as const;

/** Says in both languages why a capture was refused, and at which octet and packet. */
export function describeCaptureError(error: CaptureError): Sentence {
  const why = describeReason(error);
  const { offset, packet } = error;
  return {
    en: `Octet ${offset}, packet ${packet}: ${why.en}.`,
    zh: `第 ${offset} 字节（第 ${packet} 个数据包）：${why.zh}。`,
  };
}

function describeReason(error: CaptureError): Sentence {
  switch (error.code) {
    case "empty":
      return { en: "the file is empty", zh: "文件是空的" };
    case "not-a-capture": {
      const found = FOREIGN[error.found];
      return {
        en: `this is no pcap or pcapng file: ${found.en}`,
        zh: `这不是 pcap 或 pcapng 文件：${found.zh}`,
      };
    }
    case "truncated-header":
      return { en: "the file ends inside its header", zh: "文件头还没完文件就结束了" };
    case "truncated-packet":
      return {
        en: "the file ends before its first packet is complete, so there is nothing to read",
        zh: "第一个数据包还不完整，文件就结束了，没有可读的内容",
      };
    case "unsupported-version":
      return {
        en: `version ${error.major}.${error.minor} of the format is not known`,
        zh: `不支持该格式的 ${error.major}.${error.minor} 版本`,
      };
    case "unsupported-link-type":
      return {
        en: `no packet could be read: the link type ${error.linkType} is not known`,
        zh: `没有能读的数据包：不支持链路类型 ${error.linkType}`,
      };
    case "bad-length":
      return {
        en: `a length of ${error.length} octets cannot be right here`,
        zh: `此处的长度 ${error.length} 字节不可能正确`,
      };
    case "too-large":
      return {
        en: `one packet or block claims ${error.length} octets; the limit is ${error.limit}`,
        zh: `一个数据包或块声称有 ${error.length} 字节，上限是 ${error.limit}`,
      };
    case "too-many": {
      const what = COUNTED[error.what];
      return {
        en: `the file has more than ${error.limit} ${what.en}`,
        zh: `文件中超过了 ${error.limit} ${what.zh}`,
      };
    }
    case "unknown-interface":
      return {
        en: `the packet names interface ${error.id}, which the file has not described`,
        zh: `数据包引用了接口 ${error.id}，但文件中没有描述过它`,
      };
  }
}
