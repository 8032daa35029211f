/** Corrected words of opinions: they stay while one looks at another, when the network fails, and when an acceptance is taken back; they go with the page. */
const corrections = new Map<string, string>()

export const readCorrection = (id: string): string | undefined => corrections.get(id)
export const keepCorrection = (id: string, text: string) => void corrections.set(id, text)
