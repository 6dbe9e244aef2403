import "server-only";
import { decode } from "next-auth/jwt";

/** next-auth's own names: the prefix makes browsers refuse the cookie over plain HTTP. */
const PLAIN = "next-auth.session-token";
const SECURE = `__Secure-${PLAIN}`;

/** The name of the sign-in cookie, by whether Seqack is reached over HTTPS. */
export function signInCookie(): string {
  return process.env.NEXTAUTH_URL?.startsWith("https://") ? SECURE : PLAIN;
}

/** The secret that tokens are encrypted with; the launcher makes one and keeps it in `.data`. */
export function signInSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set: start Seqack with `npm start`.");
  return secret;
}

/**
 * Reads the sign-in id out of a token. The token says nothing else, so that whoever it stands for is
 * looked up anew at every request.
 * @returns null when the token is absent, forged, expired or of another secret.
 */
export async function readSignInId(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: signInSecret() });
    return typeof claims?.signIn === "string" ? claims.signIn : null;
  } catch {
    return null;
  }
}

/** The value of one cookie of a `Cookie` header. */
export function cookieOf(header: string | null | undefined, name: string): string | undefined {
  for (const pair of header?.split(";") ?? []) {
    const [key, ...value] = pair.trim().split("=");
    if (key === name) return unescaped(value.join("="));
  }
  return undefined;
}

/** A value that no browser escaped like this is not ours: as if it were absent. */
function unescaped(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
