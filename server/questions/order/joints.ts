import "server-only";

/** What must come before what, by the keys of the items. */
export type Precedes = (a: string, b: string) => boolean;

/**
 * Judges an order by its neighbours. Two items may stand next to each other when the second need not
 * come before the first, nothing that happens must lie between them, and the second need not come
 * before anything in the run of right neighbours that leads up to it; so a list without a wrong joint
 * is in order throughout.
 * @param order the keys in the learner's order
 * @param happening the keys of all items that do happen
 * @returns one verdict a joint
 */
export function judgeJoints(
  order: readonly string[],
  happening: readonly string[],
  precedes: Precedes,
): boolean[] {
  const joints: boolean[] = [];
  let chain = order.slice(0, 1);
  for (const [index, second] of order.slice(1).entries()) {
    const first = order[index] ?? "";
    const both = happening.includes(first) && happening.includes(second);
    const between = happening.some((one) => precedes(first, one) && precedes(one, second));
    const right = both && !between && !chain.some((one) => precedes(second, one));
    joints.push(right);
    chain = right ? [...chain, second] : [second];
  }
  return joints;
}
