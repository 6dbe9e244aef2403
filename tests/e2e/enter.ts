import { type APIRequestContext, request } from "@playwright/test";
import { z } from "zod";
import type { Person } from "../setup/e2e.ts";

/** A browser's cookies, to open further browsers with. */
export type SignedInState = Awaited<ReturnType<APIRequestContext["storageState"]>>;

/** Asks the API as a page of ours does: with its own Origin. */
export function ownRequests(url: string, storageState?: SignedInState): Promise<APIRequestContext> {
  return request.newContext({
    baseURL: url,
    extraHTTPHeaders: { origin: url },
    ...(storageState && { storageState }),
  });
}

const csrf = z.object({ csrfToken: z.string() });

/** Signs a person in through the door that the form uses, and brings the cookies. */
export function enter(url: string, { email, password }: Person): Promise<SignedInState> {
  return enterBy(url, "password", { email, password });
}

/** Lets a visitor in as the first page's button does, and brings the cookies. */
export function enterAsGuest(url: string, locale: "en" | "zh"): Promise<SignedInState> {
  return enterBy(url, "guest", { locale, timeZone: "Europe/Berlin" });
}

async function enterBy(
  url: string,
  door: "password" | "guest",
  form: Readonly<Record<string, string>>,
): Promise<SignedInState> {
  const api = await ownRequests(url);
  try {
    const { csrfToken } = csrf.parse(await (await api.get("/api/auth/csrf")).json());
    const answer = await api.post(`/api/auth/callback/${door}`, {
      form: { csrfToken, json: "true", ...form },
    });
    if (!answer.ok()) throw new Error(`${door}: nobody was let in: ${await answer.text()}`);
    return await api.storageState();
  } finally {
    await api.dispose();
  }
}

/** The cookies as one header, for requests that no browser would send. */
export function cookieHeader(state: SignedInState): string {
  return state.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

const answered = z.object({ result: z.object({ data: z.unknown() }) });

/** Asks a query and returns what it says; a refusal fails the test. */
export async function query(api: APIRequestContext, path: string, input: object): Promise<unknown> {
  const answer = await api.get(`/api/trpc/${path}`, { params: { input: JSON.stringify(input) } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answered.parse(await answer.json()).result.data;
}

/** Calls a mutation and returns what it says; a refusal fails the test. */
export async function mutate(
  api: APIRequestContext,
  path: string,
  input: object,
): Promise<unknown> {
  const answer = await api.post(`/api/trpc/${path}`, { data: input });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answered.parse(await answer.json()).result.data;
}
