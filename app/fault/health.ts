/** What is the matter, as far as a page can tell. */
export type Fault = "unknown" | "database" | "away" | "odd";

/** Longer than the server waits for its database. */
const PATIENCE = 9000;

/** Asks whether Seqack can work. `odd`: it can, and the page broke for another reason. */
export async function askHealth(): Promise<Fault> {
  try {
    const response = await fetch("/api/health", {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const said: unknown = await response.json();
    const status = typeof said === "object" && said !== null && "status" in said && said.status;
    if (status === "ok") return "odd";
    return status === "database-away" ? "database" : "away";
  } catch {
    return "away";
  }
}
