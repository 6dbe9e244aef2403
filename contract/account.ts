import { z } from "zod";
import { locale } from "./text.ts";

export const ROLES = ["learner", "author", "admin"] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** Places of the house that a navigation names. */
export const PLACES = ["today", "library", "board", "desk", "people", "settings"] as const;
export type Place = (typeof PLACES)[number];

/** Shown on the board: 1 to 40 characters, no control characters. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u);
export const email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
/** ASVS 6.2: at least 12 characters, long ones allowed, no rules of composition. */
export const password = z.string().min(12).max(256);

export const signUpInput = z.strictObject({
  email,
  password,
  name: displayName,
  /** The browser's, for somebody who was no guest before. */
  timeZone: z.string().max(64).optional(),
});
export const signInInput = z.strictObject({ email, password: z.string().min(1).max(256) });

/** The person in front of the page. */
export const viewer = z.strictObject({
  name: z.string(),
  email: z.string().nullable(),
  guest: z.boolean(),
  role,
  locale,
  hidden: z.boolean(),
  /** Answers given so far, to say what signing up keeps. */
  answered: z.int().min(0),
});
export type Viewer = z.infer<typeof viewer>;

export const settingsInput = z.strictObject({
  name: displayName.optional(),
  locale: locale.optional(),
  timeZone: z.string().max(64).optional(),
});
export const changePasswordInput = z.strictObject({
  current: z.string().min(1).max(256),
  next: password,
});

/** A row of the admin's list of people. */
export const person = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  banned: z.boolean(),
  you: z.boolean(),
});
export type Person = z.infer<typeof person>;
export const peopleInput = z.strictObject({ search: z.string().max(100) });
export const people = z.strictObject({ people: z.array(person) });
export const setRoleInput = z.strictObject({ id: z.uuid(), role });
export const setBannedInput = z.strictObject({ id: z.uuid(), banned: z.boolean() });

export const done = z.strictObject({ done: z.literal(true) });
