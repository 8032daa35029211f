/**
 * How good a ranking is. nDCG@10 as by Järvelin and Kekäläinen (2002) with the gain 2^grade − 1; reciprocal rank of the first entry graded 2 or 3;
 * success@3: one of the first three is graded 3, or 2 where nothing is graded 3.
 */

export type Grades = ReadonlyMap<string, number>

const gain = (grade: number, rank: number) => (2 ** grade - 1) / Math.log2(rank + 2)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

export function ndcg(ids: readonly string[], grades: Grades, depth = 10): number {
  const got = sum(ids.slice(0, depth).map((id, rank) => gain(grades.get(id) ?? 0, rank)))
  const ideal = [...grades.values()].sort((a, b) => b - a).slice(0, depth)
  const most = sum(ideal.map(gain))
  return most === 0 ? 0 : got / most
}

export function reciprocalRank(ids: readonly string[], grades: Grades): number {
  const at = ids.findIndex((id) => (grades.get(id) ?? 0) >= 2)
  return at < 0 ? 0 : 1 / (at + 1)
}

export function success(ids: readonly string[], grades: Grades, depth = 3): number {
  const wanted = Math.min(3, Math.max(1, ...grades.values()))
  return ids.slice(0, depth).some((id) => (grades.get(id) ?? 0) >= wanted) ? 1 : 0
}
