import { expect, test } from 'vitest'
import { readEnvironment, WrongSetting } from '../../src/server/environment.ts'

test('nothing needs to be set', () =>
  expect(readEnvironment({})).toMatchObject({ port: 8092, host: '127.0.0.1', varDir: 'var', dataDir: 'data', publicUrl: 'http://localhost:8092' }))

test.each([
  { PORT: 'huit' },
  { PORT: '70000' },
  { PORT: '-1' },
  { TRUST_PROXY: 'yes' },
  { LOG_LEVEL: 'loud' },
  { TLS_CERT: 'a.pem' },
  { TLS_CERT: '/none', TLS_KEY: '/none' },
  { PUBLIC_URL: 'ftp://x' },
  { PUBLIC_URL: 'https://ville.example/guide' },
  { PUBLIC_URL: 'https://ville.example/?a' },
  { TLS_CERT: 'package.json', TLS_KEY: 'package.json' },
  { VAR_DIR: '/dev/null/x' },
  { DATABASE_URL: 'mysql://x' },
  { ADMIN_EMAIL: 'personne' },
])('a wrong value is one clear line: %o', (env) => {
  expect(() => readEnvironment(env)).toThrow(WrongSetting)
  try {
    readEnvironment(env)
  } catch (error) {
    expect((error as Error).message.split('\n')).toHaveLength(1)
  }
})

test('an IPv6 address is shown in brackets', () => expect(readEnvironment({ HOST: 'fe80::1' }).publicUrl).toBe('http://[fe80::1]:8092'))
