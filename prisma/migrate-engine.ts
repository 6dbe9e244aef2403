import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/** What we need of the module's exports; its own typings leave these two out. */
interface EngineExports extends WebAssembly.Exports {
  readonly __wbindgen_start: () => void;
}

interface EngineSetup {
  readonly __wbg_set_wasm: (wasm: EngineExports) => void;
}

let loaded: Promise<void> | undefined;

function isSetup(module: object): module is EngineSetup {
  return "__wbg_set_wasm" in module && typeof module.__wbg_set_wasm === "function";
}

function isEngine(exports: WebAssembly.Exports): exports is EngineExports {
  return typeof exports.__wbindgen_start === "function";
}

/**
 * The engine sets timers for its time limits and never clears them: each would hold the process
 * for ten seconds after the work is done.
 */
function unheld(name: string, value: WebAssembly.ImportValue): WebAssembly.ImportValue {
  if (!name.startsWith("__wbg_setTimeout_") || typeof value !== "function") return value;
  return (...args: readonly unknown[]) => {
    const timer: unknown = Reflect.apply(value, undefined, args);
    const isTimer = typeof timer === "object" && timer !== null && "unref" in timer;
    if (isTimer && typeof timer.unref === "function") timer.unref();
    return timer;
  };
}

/**
 * The package's own entry imports the .wasm file as a module, which Node does not do by itself:
 * the steps of that entry are made here by hand.
 */
async function loadWasm(): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  const script = resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await readFile(script.replace(/\.js$/, ".wasm"));
  const imports = new Map<string, WebAssembly.ImportValue>();
  for (const [name, value] of Object.entries(bindings)) {
    if (typeof value === "function") imports.set(name, unheld(name, value));
  }
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": Object.fromEntries(imports),
  });
  if (!isSetup(bindings) || !isEngine(instance.exports)) {
    throw new Error(
      "@prisma/schema-engine-wasm has changed its shape: see prisma/migrate-engine.ts.",
    );
  }
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** Prisma's schema engine as WebAssembly: the native one would have to be downloaded. */
export async function openSchemaEngine(
  schema: string,
  adapterFactory: SqlMigrationAwareDriverAdapterFactory,
): Promise<bindings.SchemaEngine> {
  loaded ??= loadWasm();
  await loaded;
  return bindings.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapterFactory),
  );
}
