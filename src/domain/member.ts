/** Members of the staff and what each role may do. */

/** From least to most; each may do what those before may. */
export const ROLES = ['moderator', 'editor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export const mayActAs = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)
