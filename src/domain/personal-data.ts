/** Finds what may name or reach a private person in a text, so that its author can think again before it is published. A hint, never a refusal. */

export const PERSONAL_KINDS = ['phone', 'email', 'address', 'social-security', 'name'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]
export type PersonalData = { kind: PersonalKind; text: string }

/** Between two digits of a number as people write them. */
const GAP = '[\\s.\\-\\u00a0\\u202f]?'
const PATTERNS: Record<PersonalKind, RegExp> = {
  // The social-security number comes before the telephone number, which its digits may contain.
  'social-security': new RegExp(
    `(?<before>^|[^\\d])(?<found>[12]${GAP}\\d{2}${GAP}(?:0[1-9]|1[0-2]|[2-9]\\d)${GAP}(?:\\d{2}|2[AB])${GAP}\\d{3}${GAP}\\d{3}(?:${GAP}\\d{2})?)(?!\\d)`,
    'giu',
  ),
  email: /(?<before>^|[^\p{L}\p{N}._%+-])(?<found>[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,})/giu,
  phone: new RegExp(`(?<before>^|[^\\d])(?<found>(?:(?:\\+|00)33${GAP}(?:\\(0\\))?${GAP}|0)[1-9](?:${GAP}\\d{2}){4})(?!\\d)`, 'gu'),
  address:
    /(?<before>^|[^\p{L}\p{N}])(?<found>\d{1,4}(?:\s?(?:bis|ter|quater))?,?\s+(?:rue|avenue|av\.|boulevard|bd|all[ée]e|impasse|place|quai|chemin|route|villa|square|cours|passage|sentier|r[ée]sidence)\s+(?:(?:de|du|des|la|le|les|d['’]|l['’])\s*)*[\p{L}]{2,}[\p{L}'’-]*)/giu,
  name: /(?<before>^|[^\p{L}])(?<found>(?:M\.|Mr\.?|Mme\.?|Mlle\.?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|Dr\.?|[Dd]octeur)\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?)/gu,
}

/** Public figures of speech that begin like a name. */
const NOT_NAMES = /\s(?:le|la|les)$|\s(?:Maire|Pr[ée]sident|Pr[ée]sidente|Directeur|Directrice|Bonjour|Merci)$/i

/** In the order in which they stand in the text, each once however often it is repeated. */
export function findPersonalData(text: string): PersonalData[] {
  const found: (PersonalData & { at: number })[] = []
  let rest = text
  for (const kind of ['social-security', 'email', 'phone', 'address', 'name'] as const) {
    rest = rest.replace(PATTERNS[kind], (...parts) => {
      const { before, found: hit } = parts.at(-1) as { before: string; found: string }
      const offset = parts.at(-3) as number
      if (kind === 'name' && NOT_NAMES.test(hit)) return before + hit
      found.push({ kind, text: hit.trim(), at: offset + before.length })
      // Of the same length, so that places in the text stay true.
      return before + '\u2002'.repeat(hit.length)
    })
  }
  const once = new Map(found.sort((a, b) => a.at - b.at).map(({ kind, text: said }) => [kind + said, { kind, text: said }]))
  return [...once.values()]
}
