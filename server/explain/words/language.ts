import "server-only";

export type Language = "en" | "zh";

/** The language of an answer: one Chinese character says as much as a short English word. */
export function languageOf(text: string): Language {
  let [han, latin] = [0, 0];
  for (const unit of text) {
    if (unit >= "\u4e00" && unit <= "\u9fff") han += 1;
    else if ((unit >= "a" && unit <= "z") || (unit >= "A" && unit <= "Z")) latin += 1;
  }
  return han * 4 > latin ? "zh" : "en";
}
