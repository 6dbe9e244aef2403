import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import ts from "typescript";
import { inRoot } from "../root.ts";
import type { Sources } from "./sources.ts";

type Exports = Record<string, unknown>;
type Body = (
  exports: Exports,
  require: (name: string) => unknown,
  meta: Readonly<Record<string, unknown>>,
) => void;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
};

/** Compiled once; each world of modules runs the body again and so shares nothing with the last. */
export function compile(file: string, text: string): Script {
  const plain = text.replaceAll("import.meta", "seqackMeta");
  const { outputText } = ts.transpileModule(plain, { compilerOptions: OPTIONS, fileName: file });
  const source = `(function (exports, require, seqackMeta) {${outputText}\n})`;
  return new Script(source, { filename: file });
}

function isBody(value: unknown): value is Body {
  return typeof value === "function";
}

/**
 * The modules of oracle/ in memory, run anew: `scripts` by file, `packages` in place of the
 * packages of those names. Node's own loader keeps every module it ever loaded.
 */
export class World {
  private readonly loaded = new Map<string, Exports>();
  private readonly require = createRequire(inRoot("package.json"));

  private readonly scripts: ReadonlyMap<string, Script>;
  private readonly sources: Sources;
  private readonly packages: Readonly<Record<string, unknown>>;

  constructor(
    scripts: ReadonlyMap<string, Script>,
    sources: Sources,
    packages: Readonly<Record<string, unknown>>,
  ) {
    this.scripts = scripts;
    this.sources = sources;
    this.packages = packages;
  }

  /** Runs a module although it may have run before: a test file declares its tests each time. */
  loadAnew(file: string): void {
    this.loaded.delete(file);
    this.load(file);
  }

  private load(file: string): Exports {
    const known = this.loaded.get(file);
    if (known !== undefined) return known;
    const exports: Exports = {};
    this.loaded.set(file, exports);
    const body: unknown = this.scripts.get(file)?.runInThisContext();
    if (!isBody(body)) throw new Error(`no such module: ${file}`);
    body(exports, (name) => this.resolve(file, name), this.metaOf(file));
    return exports;
  }

  private resolve(from: string, name: string): unknown {
    if (name.startsWith(".")) return this.load(path.posix.join(path.posix.dirname(from), name));
    return this.packages[name] ?? this.require(name);
  }

  /** What a test asks of `import.meta`: its place, and the text of its neighbours. */
  private metaOf(file: string): Readonly<Record<string, unknown>> {
    const folder = path.posix.dirname(file);
    const glob = (patterns: string | readonly string[]): Record<string, string> => {
      const wanted = [patterns].flat();
      const matches = (name: string, pattern: string): boolean =>
        path.posix.matchesGlob(name, path.posix.join(folder, pattern));
      const found = Object.entries(this.sources).filter(([name]) => {
        const isOut = wanted.some((one) => one.startsWith("!") && matches(name, one.slice(1)));
        return !isOut && wanted.some((one) => !one.startsWith("!") && matches(name, one));
      });
      return Object.fromEntries(
        found.map(([name, text]) => [path.posix.relative(folder, name), text]),
      );
    };
    const url = pathToFileURL(inRoot(file)).href;
    return { glob, url, dirname: inRoot(folder), filename: inRoot(file) };
  }
}
