/** French telephone numbers: which ones the guide takes, and how they are written. Source of the plan: Arcep, plan national de numérotation. */

export type PhoneFault = 'not-french' | 'premium'

const digitsOf = (text: string) => text.replace(/[\s.\-()]/g, '')

/** The national form without spaces (`0147330953`, `3919`), or why it is refused. Premium numbers (089x) are refused: nobody pays to ask for help. */
export function parsePhone(text: string): { number: string } | { fault: PhoneFault } {
  const national = digitsOf(text).replace(/^(?:\+|00)33(?:0)?/, '0')
  if (/^089\d{7}$/.test(national)) return { fault: 'premium' }
  if (/^0[1-9]\d{8}$/.test(national)) return { number: national }
  if (/^(?:1[578]|11[2-9]|19[67]|116\d{3}|3\d{3}|10\d{2})$/.test(national)) return { number: national }
  return { fault: 'not-french' }
}

/** As the French read it aloud: pairs, or the short number in one or two pairs. */
export function formatPhone(text: string): string {
  const parsed = parsePhone(text)
  if (!('number' in parsed)) return text
  const { number } = parsed
  if (number.startsWith('080')) return number.replace(/^(\d)(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3 $4')
  if (number.length === 10) return number.replace(/(\d{2})(?=\d)/g, '$1 ')
  if (number.length === 6) return number.replace(/^(\d{3})(\d{3})$/, '$1 $2')
  return number.length === 4 ? number.replace(/^(\d{2})(\d{2})$/, '$1 $2') : number
}
