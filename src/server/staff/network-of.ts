/** Whose tries are counted together: an IPv4 address, or the /64 that one subscriber of IPv6 is given (RFC 6177). */
import { normalizeIP } from '@fastify/rate-limit'

/** An IPv4 address written as IPv6 is the same address. */
export const networkOf = (address: string): string => normalizeIP(address.split('%')[0] ?? '', 64)
