import type { Sentence } from "../result.ts";
import type { CaptureNote } from "./captured.ts";

/** Says in both languages what has to be known about the segments of a capture, and since where. */
export function describeCaptureNote({ code, packet, offset, count }: CaptureNote): Sentence {
  switch (code) {
    case "truncated":
      return {
        en: `The file ends inside packet ${packet} (octet ${offset}); all before it was read.`,
        zh: `文件在第 ${packet} 个数据包（第 ${offset} 字节起）中间结束，之前的内容都已读取。`,
      };
    case "fragments":
      return {
        en: `Fragments of IP datagrams are not put together: ${count}, from packet ${packet} on. The segments in them are missing.`,
        zh: `不重组 IP 分片：从第 ${packet} 个数据包起共 ${count} 个分片，其中的报文段未能读出。`,
      };
    case "cut-options":
      return {
        en: `Of ${count} packets, from packet ${packet} on, too little was captured to see all TCP options.`,
        zh: `从第 ${packet} 个数据包起，有 ${count} 个数据包截取得太短，看不到全部 TCP 选项。`,
      };
    case "no-times":
      return {
        en: `The file gives no time for ${count} packets, from packet ${packet} on.`,
        zh: `从第 ${packet} 个数据包起，文件没有给出 ${count} 个数据包的时间。`,
      };
    case "other-link-types":
      return {
        en: `${count} packets, from packet ${packet} on, are of link types that cannot be read.`,
        zh: `从第 ${packet} 个数据包起，有 ${count} 个数据包的链路类型无法识别。`,
      };
  }
}
