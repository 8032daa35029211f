/** How many letters apart two words are: Damerau–Levenshtein (optimal string alignment), given up beyond a limit. */

type Rows = { before: readonly number[]; last: readonly number[] }

/** The least number of edits that ends at each letter of `b`, with one letter more of `a`. */
function nextRow(a: string, b: string, i: number, { before, last }: Rows): number[] {
  const row = [i]
  for (let j = 1; j <= b.length; j += 1) {
    const isSame = a[i - 1] === b[j - 1]
    const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
    const plain = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (isSame ? 0 : 1))
    row.push(isSwapped ? Math.min(plain, (before[j - 2] as number) + 1) : plain)
  }
  return row
}

/** @returns the number of letters added, lost, changed or swapped; `limit + 1` when there are more. */
export function editsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let rows: Rows = { before: [], last: Array.from({ length: b.length + 1 }, (_, at) => at) }
  for (let i = 1; i <= a.length; i += 1) {
    const row = nextRow(a, b, i, rows)
    if (Math.min(...row) > limit) return limit + 1
    rows = { before: rows.last, last: row }
  }
  return rows.last[b.length] as number
}
