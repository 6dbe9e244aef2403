import type { Arguments } from "./arguments.ts";
import { jsonOf } from "./check-json.ts";
import { tableOf } from "./check-table.ts";
import { type Checked, checkedFile } from "./checked.ts";
import { type Command, EXIT, type Exit } from "./command.ts";
import { STDIN } from "./source.ts";
import type { Terminal } from "./terminal.ts";
import { Unusable } from "./unusable.ts";

/** Text that is written at once. */
const AT_ONCE = 64 * 1024;

/** `check FILE …`: reads captures and judges every segment in them. */
export const check: Command = {
  usage: "FILE … [--all] [--absolute]",
  options: [
    {
      name: "all",
      about: {
        en: "shows every connection (default: of many, those with a violation)",
        zh: "显示所有连接（连接很多时默认只显示有违规的）",
      },
    },
    {
      name: "absolute",
      about: {
        en: "numbers as on the wire (default: counted from each ISN)",
        zh: "显示线上的序列号（默认从各自的 ISN 数起）",
      },
    },
  ],
  notes: {
    en: "FILE is a pcap or pcapng capture; - reads the standard input. --json prints one line a file.",
    zh: "FILE 是 pcap 或 pcapng 抓包文件；- 表示标准输入。--json 每个文件输出一行。",
  },
  run: async (given, terminal) => {
    const files = filesOf(given);
    let exit: Exit = EXIT.fine;
    for (const file of files) {
      const checked = await checkedOr(file, terminal);
      if (checked === null) exit = EXIT.unusable;
      else {
        await print(checked, given, terminal);
        if (!checked.report.conformant && exit === EXIT.fine) exit = EXIT.found;
      }
    }
    return exit;
  },
};

function filesOf({ words }: Arguments): readonly string[] {
  if (words.length === 0) {
    throw new Unusable({
      en: "check takes one FILE or more (- for the standard input).",
      zh: "check 需要至少一个 FILE（- 表示标准输入）。",
    });
  }
  if (words.filter((word) => word === STDIN).length > 1) {
    throw new Unusable({
      en: "the standard input (-) can be read once only.",
      zh: "标准输入（-）只能读一次。",
    });
  }
  return words;
}

/** One file that cannot be used keeps none of the others from being checked. */
async function checkedOr(file: string, terminal: Terminal): Promise<Checked | null> {
  try {
    return await checkedFile(file);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    terminal.complain(error.sentence);
    return null;
  }
}

async function print(checked: Checked, { given }: Arguments, terminal: Terminal): Promise<void> {
  const view = { isAll: given.has("all"), isAbsolute: given.has("absolute") };
  const pieces = given.has("json") ? jsonOf(checked) : tableOf(checked, view, terminal);
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < AT_ONCE) continue;
    await terminal.write(text);
    text = "";
  }
  await terminal.write(text);
}
