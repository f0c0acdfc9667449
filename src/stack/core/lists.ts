/** For what comes from outside and has not been checked yet. */

/** The members that are there, when it is a list at all. */
export function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value.filter((each) => each !== null && each !== undefined) : [];
}
