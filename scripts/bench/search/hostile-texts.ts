/** Texts that nobody types by kindness: random letters of many scripts, signs of regular expressions and of SQL, bidirectional marks, emoji, very long ones. Same seed, same texts. */
import { seededRandom } from '../french-text.ts'

const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyz',
  'éèêëàâäîïôöùûüçœæÉÀŒ’‘\'"-–—',
  '\\^$.|?*+()[]{}<>/&;:,!%_=~`@#',
  "' OR 1=1 --; DROP TABLE initiative; SELECT * FROM",
  'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآ',
  '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200d\ufeff\u0000\u0007\u001b',
  '👩‍👩‍👧‍👦🇫🇷🧑🏿‍🦽🎉e\u0301a\u0300\u0327',
  '日本語中文한국어ไทยעבריתрусскийελληνικά',
  '0123456789 ٠١٢٣ ½ ² Ⅷ',
  '   \t\n\u00a0\u3000',
]
const LONGEST = 10_000
/** One text in fifty is that long. */
const LONG_SHARE = 0.02

export function hostileTexts(count: number, seed: number): string[] {
  const random = seededRandom(seed)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T
  const letters = ALPHABETS.map((alphabet) => [...alphabet])
  return Array.from({ length: count }, () => {
    const length = random() < LONG_SHARE ? LONGEST : 1 + Math.floor(random() ** 3 * 400)
    const some = [pick(letters), pick(letters), letters[0] as string[]]
    let text = ''
    while (text.length < length) text += random() < 0.15 ? ' ' : pick(pick(some))
    return text
  })
}
