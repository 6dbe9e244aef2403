import { digitGroups } from "./numbers.ts";

/**
 * A number with its digits grouped in threes by a margin and not by a character, so that copying
 * gives plain digits.
 */
export function Grouped({ text }: { text: string }) {
  const [first, ...rest] = digitGroups(text);
  if (rest.length === 0) return text;
  return (
    <span className="whitespace-nowrap">
      {first}
      {rest.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity but their place
        <span key={index} className="ml-[0.22em]">
          {group}
        </span>
      ))}
    </span>
  );
}

/** Long numbers, and names with hyphens such as CLOSE-WAIT. */
const UNBROKEN = /(\d{5,}|[A-Z]{3,}(?:-[A-Z0-9]+)+)/;

/** Running text in which numbers of five digits and more are grouped and names do not break. */
export function GroupedText({ text }: { text: string }) {
  return text.split(UNBROKEN).map((piece, index) => {
    if (index % 2 === 0) return piece;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
      <span key={index} className="whitespace-nowrap">
        <Grouped text={piece} />
      </span>
    );
  });
}
