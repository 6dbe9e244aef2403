/** How long something is said to last, in the units in which people say it. */
export type Duration =
  | { readonly unit: "msl"; readonly amount: number }
  | { readonly unit: "ms"; readonly amount: number }
  | { readonly unit: "rtt"; readonly amount: number };
