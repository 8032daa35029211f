/** What stands between a phone and the server on its worst day. Each phone names itself by a header and has a plan of faults of its own. */
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export const NETWORK_FAULTS = [
  'cut-before',
  'cut-during',
  'reply-lost',
  'half-reply',
  'slow',
  '500',
  '503',
  '429',
  'portal-200',
  'portal-redirect',
  '502-html',
  '413-once',
] as const
export type NetworkFault = (typeof NETWORK_FAULTS)[number]

type Upstream = { port: number }

const PORTAL = '<!doctype html><title>Wi-Fi gratuit</title><form>Acceptez les conditions</form>'

const body = (incoming: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    incoming
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => resolve(Buffer.concat(parts)))
      .on('error', reject)
  })

type Passed = { status: number; headers: NodeJS.Dict<string | string[]>; text: Buffer }

/** @param share of the body that is sent before the line is cut. */
function pass(upstream: Upstream, incoming: IncomingMessage, sent: Buffer, share = 1): Promise<Passed> {
  return new Promise((resolve, reject) => {
    const headers = { ...incoming.headers, host: `127.0.0.1:${upstream.port}` }
    const outgoing = ask({ port: upstream.port, host: '127.0.0.1', path: incoming.url, method: incoming.method, headers, agent: false }, (answer) => {
      body(answer).then((text) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }), reject)
    })
    outgoing.on('error', reject)
    if (share === 1) return outgoing.end(sent)
    outgoing.write(sent.subarray(0, Math.floor(sent.length * share)), () => setTimeout(() => outgoing.destroy(), 5))
    return reject(new Error('cut'))
  })
}

const answerJson = (reply: ServerResponse, status: number, code: string, headers: Record<string, string> = {}) =>
  reply.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify({ error: { code, message: 'essai' } }))

type Line = { incoming: IncomingMessage; reply: ServerResponse; sent: Buffer; upstream: Upstream }

const cut = ({ incoming }: Line) => void incoming.socket.destroy()
const forward = async (line: Line) => {
  const { status, headers, text } = await pass(line.upstream, line.incoming, line.sent)
  line.reply.writeHead(status, headers).end(text)
}

const FAULTS: Record<NetworkFault, (line: Line) => Promise<unknown> | unknown> = {
  'cut-before': cut,
  'cut-during': async (line) => {
    await pass(line.upstream, line.incoming, line.sent, 0.5).catch(() => {})
    cut(line)
  },
  'reply-lost': async (line) => {
    await pass(line.upstream, line.incoming, line.sent)
    cut(line)
  },
  'half-reply': async (line) => {
    const { status, headers, text } = await pass(line.upstream, line.incoming, line.sent)
    line.reply.writeHead(status, headers)
    line.reply.write(text.subarray(0, Math.ceil(text.length / 2)), () => cut(line))
  },
  slow: async (line) => {
    await new Promise((resolve) => setTimeout(resolve, 150))
    await forward(line)
  },
  '500': ({ reply }) => answerJson(reply, 500, 'internal'),
  '503': ({ reply }) => answerJson(reply, 503, 'unavailable', { 'Retry-After': '1' }),
  '429': ({ reply }) => answerJson(reply, 429, 'too-many-requests', { 'Retry-After': '1' }),
  'portal-200': ({ reply }) => reply.writeHead(200, { 'Content-Type': 'text/html' }).end(PORTAL),
  'portal-redirect': ({ reply }) => reply.writeHead(302, { Location: '/portal' }).end(),
  '502-html': ({ reply }) => reply.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad Gateway</h1>'),
  '413-once': ({ reply }) => answerJson(reply, 413, 'too-large'),
}

/** @param upstreams take turns, as behind a balancer. */
export async function startFaultProxy(upstreams: readonly Upstream[], files: ReadonlyMap<string, { type: string; content: string }>) {
  const plans = new Map<string, NetworkFault[]>()
  let turn = 0
  const serve = async (incoming: IncomingMessage, reply: ServerResponse) => {
    const file = files.get(incoming.url ?? '')
    if (file) return reply.writeHead(200, { 'Content-Type': file.type }).end(file.content)
    if (!incoming.url?.startsWith('/api/')) return reply.writeHead(404).end(PORTAL)
    const upstream = upstreams[turn++ % upstreams.length] as Upstream
    const line = { incoming, reply, sent: await body(incoming), upstream }
    const fault = plans.get(String(incoming.headers['x-phone'] ?? ''))?.shift()
    return fault ? FAULTS[fault](line) : forward(line)
  }
  // A server that is down is a line that is cut.
  const server = createServer((incoming, reply) => void serve(incoming, reply).catch(() => incoming.socket.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    plan: (phone: string, faults: NetworkFault[]) => plans.set(phone, faults),
    heal: (phone: string) => plans.delete(phone),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
export type FaultProxy = Awaited<ReturnType<typeof startFaultProxy>>
