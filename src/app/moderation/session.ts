/** Who is at work in this room, and what to do when the session ends in the middle of it. */
import { signal } from '@preact/signals'
import type { Member, MeResponse } from '../../contract/staff.ts'
import { mayActAs, type Role } from '../../domain/member.ts'
import { StaffError, staffGet, staffPost } from '../sync/staff-api.ts'

export type Session = { kind: 'asking' } | { kind: 'out' } | { kind: 'unreachable' } | { kind: 'in'; member: Member; isLost: boolean }

export const session = signal<Session>({ kind: 'asking' })

/** Requests that wait for somebody to sign in again. */
let waiting: ((isBack: boolean) => void)[] = []

function settle(next: Session) {
  session.value = next
  const asked = waiting
  waiting = []
  for (const answer of asked) answer(next.kind === 'in')
}

const isEnded = (error: unknown) => error instanceof StaffError && error.code === 'not-signed-in'

export async function askWhoIsHere() {
  try {
    settle({ kind: 'in', member: (await staffGet<MeResponse>('/me')).member, isLost: false })
  } catch (error) {
    // Without network, somebody at work keeps the page and what was typed.
    if (session.peek().kind === 'in' && !isEnded(error)) return
    settle({ kind: isEnded(error) ? 'out' : 'unreachable' })
  }
}

export async function signIn(email: string, password: string) {
  settle({ kind: 'in', member: (await staffPost<MeResponse>('/sign-in', { email, password })).member, isLost: false })
}

export async function signOut() {
  await staffPost('/sign-out')
  leave()
}

/** Gives up the work that waited for a new session. */
export const leave = () => settle({ kind: 'out' })

/** Runs a request; when the session has ended meanwhile, the sign-in comes over the page, nothing typed is lost, and the request goes out again. */
export async function atWork<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const now = session.peek()
    if (!isEnded(error) || now.kind !== 'in') throw error
    session.value = { ...now, isLost: true }
    const isBack = await new Promise<boolean>((resolve) => waiting.push(resolve))
    if (!isBack) throw error
    return work()
  }
}

export const may = (role: Role): boolean => session.value.kind === 'in' && mayActAs(session.value.member.role, role)
