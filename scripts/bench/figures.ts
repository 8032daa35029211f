/** Numbers of a measurement: quantiles, rounding, whether an aim is met. */

/** @param share 0.5 for the median, 0.95 for the time that one in twenty exceeds. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

export const round = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits

export const met = (isMet: boolean) => (isMet ? 'yes' : 'NO')
