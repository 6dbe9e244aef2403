import { displayName, email, password } from "#contract/account.ts";

/** A sentence of the `account` texts, with its number. */
export type Complaint = { key: string; n?: number };

/** What is wrong with a field, or null. The same schemas decide on the server. */
export const CHECKS = {
  name: (text: string): Complaint | null =>
    displayName.safeParse(text).success ? null : { key: "nameNotValid" },
  email: (text: string): Complaint | null => {
    if (text.trim() === "") return { key: "emailEmpty" };
    return email.safeParse(text.trim()).success ? null : { key: "emailNotValid" };
  },
  newPassword: (text: string): Complaint | null => {
    if (password.safeParse(text).success) return null;
    return text.length > 256 ? { key: "passwordLong" } : { key: "passwordShort", n: text.length };
  },
  password: (text: string): Complaint | null => (text === "" ? { key: "passwordEmpty" } : null),
};
