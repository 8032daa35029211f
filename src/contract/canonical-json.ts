/**
 * Canonical JSON (RFC 8785): one text for equal values, so that a hash speaks for the content.
 * The usual package calls String.prototype.isWellFormed, which phones at our floor (Chrome 106, Safari 15.6) lack; the whole rule fits here.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const fields = value as Record<string, unknown>
  // RFC 8785 §3.2.3 orders keys by UTF-16 code units, as Array.prototype.sort does.
  const written = Object.keys(fields)
    .sort()
    .filter((key) => fields[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key])}`)
  return `{${written.join(',')}}`
}
