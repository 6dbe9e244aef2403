import type { LibraryAddress } from "#contract/library.ts";

type Query = Record<string, string>;

/** What stands behind the `?` of a page: only what differs from the page as it opens. */
export function queryOf({ q, topic, skill, by }: LibraryAddress): Query {
  return {
    ...(q !== "" && { q }),
    ...(topic && { topic }),
    ...(skill && { skill }),
    ...(by !== "frequency" && { by }),
  };
}

/** A link to the library as it is, with something changed. */
export function libraryLink(address: LibraryAddress, change: Partial<LibraryAddress>) {
  return { pathname: "/library", query: queryOf({ ...address, ...change }) };
}
