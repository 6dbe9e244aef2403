import "server-only";

/** Sign-in through another service, offered when both of its keys are set. */
export const OAUTH = ["github", "google"] as const;
export type OAuthName = (typeof OAUTH)[number];

/** The keys of a service from the environment, or null when one is missing. */
export function keysOf(name: OAuthName): { clientId: string; clientSecret: string } | null {
  const prefix = name.toUpperCase();
  const clientId = process.env[`${prefix}_CLIENT_ID`];
  const clientSecret = process.env[`${prefix}_CLIENT_SECRET`];
  return clientId && clientSecret ? { clientId, clientSecret } : null;
}

/** The services that a sign-in page may offer. */
export function enabledProviders(): OAuthName[] {
  return OAUTH.filter((name) => keysOf(name) !== null);
}
