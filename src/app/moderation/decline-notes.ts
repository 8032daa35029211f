/** Words for the author of a refused contribution, by its id: they stay when the sheet closes or the refusal does not arrive; they go once it has, or with the page. */
const notes = new Map<string, string>()

export const readNote = (id: string): string => notes.get(id) ?? ''
export const keepNote = (id: string, note: string) => void notes.set(id, note)
export const forgetNote = (id: string) => void notes.delete(id)
