/** The server's settings, read from the environment once. A wrong value is one clear line, never a guess. */
import { mkdirSync, readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'

export type Environment = {
  port: number
  host: string
  varDir: string
  dataDir: string
  /** Absent: SQLite in `varDir`. */
  databaseUrl: string | undefined
  adminEmail: string | undefined
  /** Requests in a minute from one address to what readers write; many share the address of an office. */
  perMinute: number
  /** Days that a text is kept after a decision when it is not published. */
  retentionDays: number
  publicUrl: string
  tls: { cert: Buffer; key: Buffer } | undefined
  trustProxy: number
  logLevel: (typeof LOG_LEVELS)[number]
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export class WrongSetting extends Error {}

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > max) throw new WrongSetting(`${name}=${text} is wrong: write a whole number from 0 to ${max}`)
  return value
}

function atLeastOne(name: string, text: string, max: number): number {
  const value = wholeNumber(name, text, max)
  if (value === 0) throw new WrongSetting(`${name}=0 is wrong: write a whole number from 1 to ${max}`)
  return value
}

function readTls(cert: string | undefined, key: string | undefined): Environment['tls'] {
  if (!cert && !key) return undefined
  if (!cert || !key) throw new WrongSetting('TLS_CERT and TLS_KEY go together: give both files, or neither')
  try {
    const tls = { cert: readFileSync(cert), key: readFileSync(key) }
    createSecureContext(tls)
    return tls
  } catch (error) {
    throw new WrongSetting(`TLS_CERT or TLS_KEY cannot be used: ${(error as Error).message.split('\n')[0]}`)
  }
}

function readLogLevel(text: string): Environment['logLevel'] {
  const level = LOG_LEVELS.find((known) => known === text)
  if (!level) throw new WrongSetting(`LOG_LEVEL=${text} is wrong: use one of ${LOG_LEVELS.join(', ')}`)
  return level
}

function readPublicUrl(text: string): string {
  try {
    const url = new URL(text)
    const isBare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
    if (isBare && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin
  } catch {}
  throw new WrongSetting(`PUBLIC_URL=${text} is wrong: write an address without a path, such as https://guide.example.org`)
}

function readVarDir(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch (error) {
    throw new WrongSetting(`VAR_DIR=${folder} cannot be written to: ${(error as Error).message}`)
  }
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text && !/^postgres(ql)?:\/\//.test(text)) throw new WrongSetting('DATABASE_URL is wrong: write postgres://…, or leave it out')
  return text || undefined
}

function readAdminEmail(text: string | undefined): string | undefined {
  if (text && !/^[^\s@]+@[^\s@]+$/.test(text)) throw new WrongSetting(`ADMIN_EMAIL=${text} is wrong: write one e-mail address`)
  return text || undefined
}

/** The settings of this process; a wrong one is said in one line and ends it with code 2. */
export function settingsOrExit(): Environment {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error
    console.error(error.message)
    process.exit(2)
  }
}

/** @throws WrongSetting with one line that says which setting is wrong and what it takes. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const port = wholeNumber('PORT', env['PORT'] || '8092', 65535)
  const host = env['HOST'] || '127.0.0.1'
  const tls = readTls(env['TLS_CERT'], env['TLS_KEY'])
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)
  const shownHost = isLocal ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    port,
    host,
    varDir: readVarDir(env['VAR_DIR'] || 'var'),
    dataDir: env['DATA_DIR'] || 'data',
    databaseUrl: readDatabaseUrl(env['DATABASE_URL']),
    adminEmail: readAdminEmail(env['ADMIN_EMAIL']),
    perMinute: atLeastOne('REQUESTS_PER_MINUTE', env['REQUESTS_PER_MINUTE'] || '600', 1_000_000),
    retentionDays: wholeNumber('RETENTION_DAYS', env['RETENTION_DAYS'] || '90', 3650),
    publicUrl: readPublicUrl(env['PUBLIC_URL'] || `${tls ? 'https' : 'http'}://${shownHost}:${port}`),
    tls,
    trustProxy: wholeNumber('TRUST_PROXY', env['TRUST_PROXY'] || '0', 100),
    logLevel: readLogLevel(env['LOG_LEVEL'] || 'info'),
  }
}
