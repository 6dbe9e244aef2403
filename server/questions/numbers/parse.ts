import "server-only";
import { STATE_NAMES } from "#contract/tcp.ts";
import type { Bilingual } from "#contract/text.ts";
import type { EndName, Expression, Quantity, Row } from "./expression.ts";
import { type Token, tokensOf, Unreadable, unexpected } from "./tokens.ts";

/** Where and why an expression cannot be read; columns from 1. */
export type ExpressionError = { column: number; message: Bilingual };
export type ReadExpression =
  | { ok: true; value: Expression }
  | { ok: false; error: ExpressionError };

const MAX_DEPTH = 20;

/** Reads an expression. Nothing of it is ever executed as code. */
export function readExpression(text: string): ReadExpression {
  try {
    return { ok: true, value: new Reader(tokensOf(text)).whole() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, error: { column: error.column, message: error.said } };
  }
}

/** A reader by descent: sums of products of atoms. */
class Reader {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Expression {
    const read = this.sum();
    const rest = this.next();
    if (rest.text !== "") throw unexpected(rest);
    return read;
  }

  private peek(): Token {
    return this.tokens[this.at] ?? { text: "", column: 1 };
  }

  private next(): Token {
    const token = this.peek();
    this.at += 1;
    return token;
  }

  private expect(text: string): void {
    const token = this.next();
    if (token.text !== text) throw unexpected(token);
  }

  private sum(): Expression {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw unexpected(this.peek());
    let left = this.product();
    for (let { text } = this.peek(); text === "+" || text === "-"; text = this.peek().text) {
      const { column } = this.next();
      left = { as: "binary", sign: text, left, right: this.product(), column };
    }
    this.depth -= 1;
    return left;
  }

  private product(): Expression {
    let left = this.power();
    for (let { text } = this.peek(); text === "*" || text === "/"; text = this.peek().text) {
      const { column } = this.next();
      left = { as: "binary", sign: text, left, right: this.power(), column };
    }
    return left;
  }

  private power(): Expression {
    const left = this.atom();
    if (this.peek().text !== "^") return left;
    const { column } = this.next();
    return { as: "binary", sign: "^", left, right: this.atom(), column };
  }

  private atom(): Expression {
    const token = this.next();
    if (token.text === "-") {
      const next = this.peek();
      if (next.text === "-") throw unexpected(next);
      return { as: "negative", of: this.atom() };
    }
    if (token.text === "(") {
      const inside = this.sum();
      this.expect(")");
      return inside;
    }
    if (/^\d/.test(token.text)) return this.number(token);
    if (token.text.startsWith("$")) {
      return { as: "parameter", name: token.text.slice(1), time: this.timeUnit() };
    }
    if (/^[A-Za-z]/.test(token.text)) return this.named(token);
    throw unexpected(token);
  }

  private timeUnit(): number | null {
    const { text } = this.peek();
    if (text !== "ms" && text !== "s") return null;
    this.at += 1;
    return text === "s" ? 1000 : 1;
  }

  private number({ text }: Token): Expression {
    const time = this.timeUnit();
    const name = time === 1000 ? " s" : " ms";
    const value = Number(text) * (time ?? 1);
    return { as: "number", value, time: time !== null, text: time === null ? text : text + name };
  }

  private named(token: Token): Expression {
    const { text: name, column } = token;
    if (name === "min" || name === "max" || name === "ceil" || name === "floor") {
      this.expect("(");
      const of = [this.sum()];
      while (this.peek().text === ",") {
        this.at += 1;
        of.push(this.sum());
      }
      this.expect(")");
      if ((name === "ceil" || name === "floor") && of.length > 1) throw unexpected(token);
      return { as: "function", name, of };
    }
    return { as: "quantity", quantity: this.quantity(token), column };
  }

  private quantity(token: Token): Quantity {
    const { text: name } = token;
    switch (name) {
      case "msl":
        return { name };
      case "rto":
      case "cwnd":
      case "ssthresh": {
        const [end, row] = [this.after("(", () => this.end()), this.after(",", () => this.row())];
        this.expect(")");
        return { name, end, row };
      }
      case "at":
      case "arrives": {
        const row = this.after("(", () => this.row());
        this.expect(")");
        return { name, row };
      }
      case "count":
        return this.count();
      case "time-in": {
        const [end, state] = [
          this.after("(", () => this.end()),
          this.after(",", () => this.state()),
        ];
        this.expect(")");
        return { name, end, state };
      }
      case "mss": {
        const end = this.after("(", () => this.end());
        this.expect(")");
        return { name, end };
      }
      default:
        throw unexpected(token);
    }
  }

  private count(): Quantity {
    this.expect("(");
    const token = this.next();
    const { text: what } = token;
    if (what !== "segments" && what !== "retransmissions" && what !== "lost")
      throw unexpected(token);
    const end = this.peek().text === "," ? this.after(",", () => this.end()) : null;
    this.expect(")");
    return { name: "count", what, end };
  }

  private after<T>(sign: string, read: () => T): T {
    this.expect(sign);
    return read();
  }

  private end(): EndName {
    const token = this.next();
    if (token.text !== "client" && token.text !== "server") throw unexpected(token);
    return token.text;
  }

  private row(): Row {
    const token = this.next();
    if (/^\d+$/.test(token.text)) return Number(token.text);
    if (token.text.startsWith("$")) return { parameter: token.text.slice(1) };
    throw unexpected(token);
  }

  private state(): (typeof STATE_NAMES)[number] {
    const token = this.next();
    const state = STATE_NAMES.find((name) => name === token.text);
    if (!state) throw unexpected(token);
    return state;
  }
}
