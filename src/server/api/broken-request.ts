/** A request that Node itself cannot read never reaches Fastify: it is answered like any other error, with the same care. */
import type { Socket } from 'node:net'
import type { ErrorBody, RequestErrorCode } from '../../contract/error-codes.ts'
import { messageFor } from './messages.ts'

const ANSWERS: Record<string, [status: string, code: RequestErrorCode]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Payload Too Large', 'too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'malformed'],
}

const HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  Connection: 'close',
}

/** Its language cannot be known either: French. */
export function answerBroken({ code: fault = '' }: { code?: string }, socket: Socket) {
  if (fault === 'ECONNRESET' || socket.destroyed) return
  const [status, code] = ANSWERS[fault] ?? ['400 Bad Request', 'malformed']
  const text = JSON.stringify({ error: { code, message: messageFor(code, 'fr') } } satisfies ErrorBody)
  const lines = Object.entries({ ...HEADERS, 'Content-Length': Buffer.byteLength(text) }).map(([name, value]) => `${name}: ${value}\r\n`)
  if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${text}`)
  socket.destroySoon()
}
