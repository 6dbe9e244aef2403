import { describeFailure } from "./complaint.ts";
import {
  type Arguments,
  nameIn,
  type Option,
  readArguments,
  SHARED,
  unknown,
  valueIn,
} from "./oracle/arguments.ts";
import { EXIT, type Exit, helpOf, type Listed, overview } from "./oracle/command.ts";
import { COMMANDS } from "./oracle/commands.ts";
import { LANGUAGES, type Language, languageOf, terminalOf } from "./oracle/terminal.ts";
import { Unusable } from "./oracle/unusable.ts";

/** Not one of the exits promised: the mistake is ours. */
const OUR_MISTAKE = 70;

const NAMES = COMMANDS.map(({ name }) => name);

/** What --lang asks for, if it is a language: complaints about the rest are in it, too. */
function languageAsked(words: readonly string[]): Language | undefined {
  const at = words.indexOf("--lang");
  const word = at === -1 ? words.find((one) => one.startsWith("--lang="))?.slice(7) : words[at + 1];
  return LANGUAGES.find((one) => one === word);
}

const language = languageAsked(process.argv) ?? languageOf(process.env);
const terminal = terminalOf(language);

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    // Whoever reads us may have seen enough (`| head`).
    if ("code" in error && error.code === "EPIPE") process.exit();
    process.stderr.write(`oracle: ${error.message}\n`);
    process.exit(EXIT.unusable);
  });
}

function commandNamed(word: string): Listed {
  const found = COMMANDS.find(({ name }) => name === word);
  if (found !== undefined) return found;
  if (!word.startsWith("-")) throw unknown("command", word, NAMES);
  throw new Unusable({
    en: `the command comes before ${word}: ${NAMES.join(", ")}.`,
    zh: `${word} 之前应先写命令：${NAMES.join("、")}。`,
  });
}

/** Throws Unusable for what no command takes. */
function argumentsOf(words: readonly string[], options: readonly Option[]): Arguments {
  const given = readArguments(words, [...options, ...SHARED]);
  const wanted = valueIn(given, "lang");
  if (wanted !== null) nameIn("language", wanted, LANGUAGES);
  return given;
}

async function main(words: readonly string[]): Promise<Exit> {
  const [first, ...rest] = words;
  if (first === undefined) {
    throw new Unusable({
      en: `say which command: ${NAMES.join(", ")}; --help tells more.`,
      zh: `请给出命令：${NAMES.join("、")}；--help 有说明。`,
    });
  }
  if (["--help", "-h", "help"].includes(first)) {
    argumentsOf(rest, []);
    await terminal.write(overview(COMMANDS, language));
    return EXIT.fine;
  }
  const listed = commandNamed(first);
  const command = await listed.load();
  const given = argumentsOf(rest, command.options);
  if (!given.given.has("help")) return command.run(given, terminal);
  await terminal.write(helpOf(listed, command, language));
  return EXIT.fine;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Unusable) {
    terminal.complain(error.sentence);
    process.exitCode = EXIT.unusable;
  } else {
    console.error(describeFailure(error));
    process.exitCode = OUR_MISTAKE;
  }
}
