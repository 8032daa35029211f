/** Who is at work in this room, and what to do when the session ends in the middle of it. */
import { signal } from '@preact/signals'
import type { Member, MeResponse } from '../../contract/staff.ts'
import { mayActAs, type Role } from '../../domain/member.ts'
import { StaffError, staffGet, staffPost } from '../sync/staff-api.ts'

export type Session = { kind: 'asking' } | { kind: 'out' } | { kind: 'unreachable' } | { kind: 'in'; member: Member; isLost: boolean }

export const session = signal<Session>({ kind: 'asking' })

export async function askWhoIsHere() {
  try {
    session.value = { kind: 'in', member: (await staffGet<MeResponse>('/me')).member, isLost: false }
  } catch (error) {
    session.value = { kind: error instanceof StaffError && error.code === 'not-signed-in' ? 'out' : 'unreachable' }
  }
}

export async function signIn(email: string, password: string) {
  await staffPost('/sign-in', { email, password })
  await askWhoIsHere()
}

export async function signOut() {
  await staffPost('/sign-out')
  session.value = { kind: 'out' }
}

/** Runs a request; when the session has ended meanwhile, the sign-in comes over the page and nothing typed is lost. */
export async function atWork<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const now = session.peek()
    if (error instanceof StaffError && error.code === 'not-signed-in' && now.kind === 'in') session.value = { ...now, isLost: true }
    throw error
  }
}

export const may = (role: Role): boolean => session.value.kind === 'in' && mayActAs(session.value.member.role, role)
