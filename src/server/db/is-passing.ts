/** True when the database is gone or busy for now: the same request may well succeed a little later. */
export function isPassing(error: unknown): boolean {
  const { code, errcode, message = '' } = (error ?? {}) as { code?: string; errcode?: number; message?: string }
  // Primary result codes of SQLite: BUSY 5, LOCKED 6, IOERR 10, FULL 13, CANTOPEN 14 (sqlite.org/rescode.html).
  if (errcode !== undefined) return [5, 6, 10, 13, 14].includes(errcode & 0xff)
  // Classes of PostgreSQL: connection, resources, operator intervention, lock, serialisation (appendix A of its manual).
  if (code && /^(08|53|57|40)|^55P03$/.test(code)) return true
  return /ECONN|EPIPE|ENOTFOUND|terminat|timeout exceeded|Connection/i.test(`${code ?? ''} ${message}`)
}
