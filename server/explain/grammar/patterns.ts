import "server-only";

/** A place in a net of rules: where one goes from it, and what has been said when one stops. */
export type Node = {
  /** A part begins here. */
  readonly isRoot: boolean;
  readonly words: Map<string, Node>;
  /** "arriv*": words that begin so. */
  readonly stems: Map<string, Node>;
  readonly parts: Map<string, Node>;
  readonly outputs: Output[];
};

/** Plain words, and the number of the part to be put between them. */
export type Output = readonly (string | number)[];

/** The kinds of piece that a rule may ask for by a capital in braces. */
const SLOTS = ["E", "T", "S", "N", "D"] as const;
type SlotKind = (typeof SLOTS)[number];

/** A piece that a rule asks for: any of its kind, or one by its name. */
export type Slot = { readonly kind: SlotKind; readonly value: string | null };

/** "S" asks for any segment, "S=FIN" for one by its name; null where a part has rules. */
export function slotNamed(part: string): Slot | null {
  if (part.length > 1 && part.charAt(1) !== "=") return null;
  const [name, value = null] = part.split("=");
  const kind = SLOTS.find((one) => one === name);
  return kind === undefined ? null : { kind, value };
}

/** "[again]": it may be missing. */
export function isOptional(symbol: string): boolean {
  return symbol.startsWith("[");
}
