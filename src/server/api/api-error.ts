/** A request that cannot be done, as every API route refuses: a status, a code of the contract, and the fields at fault. */
import type { RequestErrorCode } from '../../contract/error-codes.ts'

export type FieldProblem = { field: string; message: string }

export class ApiError extends Error {
  readonly status: number
  readonly code: RequestErrorCode
  readonly fields: FieldProblem[] | undefined
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined

  constructor(status: number, code: RequestErrorCode, more: { fields?: FieldProblem[]; retryAfter?: number } = {}) {
    super(code)
    this.status = status
    this.code = code
    this.fields = more.fields
    this.retryAfter = more.retryAfter
  }
}
