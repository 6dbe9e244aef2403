import type { Style, Terminal } from "./terminal.ts";
import { columnsOf } from "./width.ts";

type Cell = { readonly text: string; readonly style: Style | null };

const BLANK: Cell = { text: " ", style: null };

/** Rows of coloured characters, each in its column. */
export class Canvas {
  private readonly rows: Cell[][];
  private readonly width: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.rows = Array.from({ length: height }, () => Array.from({ length: width }, () => BLANK));
  }

  /** Puts one narrow character; where two slopes meet they cross. */
  put(row: number, column: number, text: string, style: Style | null): void {
    const before = this.rows[row]?.[column];
    if (before !== undefined) this.set(row, column, { text: meeting(before.text, text), style });
  }

  /** Puts a text over whatever was drawn; a wide character takes two cells. */
  write(row: number, column: number, text: string, style: Style | null): void {
    let at = column;
    for (const character of text) {
      const wide = columnsOf(character) === 2;
      if (at < 0 || at + (wide ? 2 : 1) > this.width) return;
      this.set(row, at, { text: character, style });
      if (wide) this.set(row, at + 1, { text: "", style });
      at += wide ? 2 : 1;
    }
  }

  /** Fills one cell; of a wide character that loses a half the other becomes blank. */
  private set(row: number, column: number, cell: Cell): void {
    const cells = this.rows[row];
    const before = cells?.[column];
    if (cells === undefined || before === undefined) return;
    if (before.text === "" && cell.text !== "") cells[column - 1] = BLANK;
    if (columnsOf(before.text) === 2) cells[column + 1] = BLANK;
    cells[column] = cell;
  }

  /** One row as a text, with as few changes of colour as it needs. */
  line(row: number, paint: Terminal["paint"]): string {
    let line = "";
    let run = "";
    let style: Style | null = null;
    const finish = (): void => {
      line += style === null ? run : paint(style, run);
      run = "";
    };
    for (const cell of this.rows[row] ?? []) {
      if (cell.style !== style) {
        finish();
        style = cell.style;
      }
      run += cell.text;
    }
    finish();
    return line;
  }
}

function meeting(before: string, text: string): string {
  const slopes = before + text;
  if (slopes === "╲╱" || slopes === "╱╲") return "╳";
  // A slope or a head is not hidden by the level part of another arrow.
  if (text === "─" && before !== " ") return before;
  return text;
}
