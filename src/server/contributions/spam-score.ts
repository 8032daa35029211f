/** How much a text looks like advertising, from the text alone: nothing is asked of a third party, and nobody is judged by a shared address. It only sorts the queue. */

const LINK = /https?:\/\/|www\.|\b[a-z0-9-]+\.(?:com|net|shop|xyz|top|ru|info|biz|online|site)\b/gi
/** Words that sell, folded or not; our own list. */
const SELLING =
  /\b(casino|viagra|crypto|bitcoin|forex|escort|seo|backlinks?|cheap|discount|promo|cr[ée]dit rapide|gagnez|earn money|click here|cliquez ici)\b/gi
const REPEATED = /(.)\1{6,}/u

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** The share of the commonest letter: « aaaaaa », « hhhhh ». */
function sameness(text: string): number {
  const letters = [...text.toLowerCase().replace(/\P{L}/gu, '')]
  if (letters.length < 12) return 0
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return Math.max(...counts.values()) / letters.length
}

/**
 * @param repeats how many others sent the same text.
 * @returns 0 (nothing odd) to 1 (nearly sure).
 */
export function spamScore(text: string, repeats: number): number {
  const signs = [
    Math.min(0.6, Math.max(0, countOf(text, LINK) - 1) * 0.3),
    Math.min(0.6, countOf(text, SELLING) * 0.3),
    REPEATED.test(text) ? 0.3 : 0,
    sameness(text) > 0.5 ? 0.4 : 0,
    Math.min(0.6, repeats * 0.2),
  ]
  return Math.min(
    1,
    signs.reduce((sum, sign) => sum + sign, 0),
  )
}
