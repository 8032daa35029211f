/** What the server answers to contributions, as the phone reads it; apart from the schemas of requests, which only the server needs. */
import * as v from 'valibot'
import { CONTRIBUTION_STATES } from '../domain/contribution.ts'
import { CONTRIBUTION_ERRORS } from './error-codes.ts'

export const contributionResult = v.object({
  id: v.string(),
  outcome: v.picklist(['received', 'duplicate', 'refused']),
  error: v.optional(v.object({ code: v.picklist(CONTRIBUTION_ERRORS), message: v.string(), field: v.optional(v.string()) })),
})
export const contributionsResponse = v.object({ results: v.array(contributionResult) })
export type ContributionResult = v.InferOutput<typeof contributionResult>

export const statusResult = v.object({
  id: v.string(),
  state: v.picklist([...CONTRIBUTION_STATES, 'unknown']),
  /** Why it was declined, in the reader's language. */
  reason: v.optional(v.string()),
  reasonCode: v.optional(v.string()),
  at: v.optional(v.string()),
  initiativeId: v.optional(v.string()),
})
export const statusResponse = v.object({ results: v.array(statusResult) })
export type StatusResult = v.InferOutput<typeof statusResult>

/** @throws ValiError when the answer is not ours (a captive portal's page, half a reply). */
export const parseContributionsResponse = (input: unknown) => v.parse(contributionsResponse, input)
/** @throws ValiError when the answer is not ours. */
export const parseStatusResponse = (input: unknown) => v.parse(statusResponse, input)
