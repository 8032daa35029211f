/** Two people changed the same record, each without the other: what can be kept of both. */

type Fields = Record<string, unknown>

/**
 * Merges two changes of one record, field by field.
 * @param print writes a value as text, the same text for equal values.
 * @returns the record with both changes, or the fields that both changed differently.
 */
export function mergeEdits(
  base: Fields,
  ours: Fields,
  theirs: Fields,
  print: (value: unknown) => string,
): { merged: Fields } | { conflicts: string[] } {
  const names = [...new Set([...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)])]
  const same = (a: unknown, b: unknown) => print(a) === print(b)
  const conflicts = names.filter((name) => !same(base[name], ours[name]) && !same(base[name], theirs[name]) && !same(ours[name], theirs[name]))
  if (conflicts.length) return { conflicts }
  const chosen = names.map((name) => [name, same(base[name], theirs[name]) ? ours[name] : theirs[name]] as const)
  return { merged: Object.fromEntries(chosen.filter(([, value]) => value !== undefined)) }
}
