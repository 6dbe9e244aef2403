import { createNavigation } from "next-intl/navigation";
import { type ComponentProps, createElement } from "react";
import { routing } from "./routing.ts";

const { Link: PlainLink, ...navigation } = createNavigation(routing);
export const { getPathname, redirect, usePathname, useRouter } = navigation;

/**
 * A link within the language of the page. Nothing is fetched before it is followed: every page is
 * made for its reader, so all that could come early is the outline of its route, in two requests a
 * link.
 */
export function Link(props: ComponentProps<typeof PlainLink>) {
  return createElement(PlainLink, { prefetch: false, ...props });
}
