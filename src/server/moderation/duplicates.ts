/** Entries that a suggestion may already be: alike by name, or with the same telephone or site. */

import type { PackInitiative } from '../../contract/pack-initiative.ts'
import type { Duplicate } from '../../contract/staff.ts'
import type { SuggestionBody } from '../../domain/contribution.ts'
import { parsePhone } from '../../domain/phone-number.ts'
import { fold, meaningfulWords } from '../../domain/text.ts'
import type { Database } from '../db/database.ts'

const LEAST = 0.5
const MOST = 3
/** A number or a site of one's own says more than a name. */
const SAME_CONTACT = 0.95
/** All the words of the shorter name are in the longer. */
const ALL_WORDS = 0.9
/** Hosts where thousands have their page. */
const SHARED_HOSTS = /(^|\.)(facebook|instagram|linkedin|helloasso|google|wordpress|blogspot|framasite|wixsite|twitter|x)\.(com|fr|org|site)$/

function trigrams(text: string): Set<string> {
  const padded = `  ${text} `
  return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)))
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const one of a) if (b.has(one)) count += 1
  return count
}

type Name = { grams: Set<string>; words: Set<string> }
const nameOf = (name: string): Name => ({ grams: trigrams(fold(name)), words: new Set(meaningfulWords(name)) })

/** 0 to 1. */
function nameLikeness(a: Name, b: Name): number {
  const grams = (2 * shared(a.grams, b.grams)) / (a.grams.size + b.grams.size || 1)
  const shorter = Math.min(a.words.size, b.words.size)
  const words = shorter < 2 ? 0 : (shared(a.words, b.words) / shorter) * ALL_WORDS
  return Math.max(grams, words)
}

function hostOf(address: string | undefined): string | undefined {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^/:?#\s]+)/i.exec(address?.trim() ?? '')?.[1]?.toLowerCase()
  return host && !SHARED_HOSTS.test(host) ? host : undefined
}

function numberOf(phone: string | undefined): string | undefined {
  const parsed = parsePhone(phone ?? '')
  return 'number' in parsed ? parsed.number : undefined
}

type Contact = { phone: string | undefined; host: string | undefined }
const contactOf = ({ phone, website }: Pick<SuggestionBody, 'phone' | 'website'>): Contact => ({ phone: numberOf(phone), host: hostOf(website) })
const isSame = (a: string | undefined, b: string | undefined) => a !== undefined && a === b

/** @param but the entry that was once made of this suggestion. */
export async function findDuplicates(db: Database, body: SuggestionBody, but: string | null): Promise<Duplicate[]> {
  const rows = await db.selectFrom('initiative').select(['id', 'slug', 'name', 'body']).where('hidden', '=', 0).execute()
  const name = nameOf(body.name)
  const contact = contactOf(body)
  const likenessOf = (row: (typeof rows)[number]): number => {
    const byName = nameLikeness(name, nameOf(row.name))
    if (byName >= SAME_CONTACT || (!contact.phone && !contact.host)) return byName
    const other = contactOf(JSON.parse(row.body) as PackInitiative)
    return isSame(contact.phone, other.phone) || isSame(contact.host, other.host) ? SAME_CONTACT : byName
  }
  return rows
    .filter(({ id }) => id !== but)
    .map((row) => ({ row, likeness: likenessOf(row) }))
    .filter(({ likeness }) => likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
    .map(({ row, likeness }) => {
      const { place } = JSON.parse(row.body) as PackInitiative
      const commune = place?.commune ?? place?.town
      return { id: row.id, slug: row.slug, name: row.name, ...(commune ? { commune } : {}), likeness: Math.round(likeness * 100) / 100 }
    })
}
