/**
 * How a French word sounds, roughly: words misspelt as they are heard share a key (« bezoin » and « besoin », « formassion » and « formation »).
 * Digits stand for the nasal vowels and for « oi »; rules run in order.
 */

const RULES: readonly [RegExp, string][] = [
  // The cedilla is lost when a word is folded.
  [/(fran)c(?=a)|(gar|fa|le|ma)c(?=on)/g, '$1$2s'],
  // « cœur » without its o.
  [/^c(?=eurs?$)/g, 'k'],
  [/ph/g, 'f'],
  [/(?:ss|[tscx])ions?(?=$|n)/g, 'si3'],
  [/sch|sh|ch(?![lr])/g, 'C'],
  [/c?qu|q|cc?(?![ceiyC])|ck|ch/g, 'k'],
  [/s?c(?=[eiy])/g, 'S'],
  [/gu(?=[eiy])/g, 'g_'],
  [/ge(?=[ao])|g(?=[eiy])/g, 'j'],
  [/(^|[^aeiouy])y(?=[^aeiouy]|$)/g, '$1i'],
  [/gn/g, 'N'],
  [/[h_]/g, ''],
  [/[Sz]/g, 's'],
  [/oin/g, 'w1'],
  [/(?:ien)(?![aeiouyn])/g, 'i1'],
  [/(?:ain|aim|ein|eim|in|im|un|um|yn|ym)(?![aeiouynm])/g, '1'],
  [/(?:an|am|en|em)(?![aeiouynm])/g, '2'],
  [/(?:on|om)(?![aeiouynm])/g, '3'],
  [/eau|au/g, 'o'],
  [/oi|oy/g, 'w'],
  [/ou/g, 'U'],
  [/oeu|eu/g, 'e'],
  [/ai|ei|ay|ey/g, 'e'],
  [/ill/g, 'i'],
  [/y/g, 'i'],
  [/w(?=[aeiou])/g, 'v'],
  [/(.)\1+/g, '$1'],
  [/(?:ers?|ez|ets?|es|ent)$/g, 'e'],
  [/[tdspx]+$/g, ''],
  [/e+$/g, ''],
  [/v$/g, 'f'],
]

/** @param word folded; @returns a key to compare with others, never to show. */
export function phoneticKey(word: string): string {
  let key = word
  for (const [sound, letter] of RULES) key = key.replace(sound, letter)
  return key
}
