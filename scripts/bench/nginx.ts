/** nginx with one worker, serving the very bytes and headers that our server sends for the same addresses. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export const NGINX = '/usr/sbin/nginx'

/** A file as it is to be served: bytes packed or not, and the headers that go with them. */
export type Served = { url: string; bytes: Buffer; headers: Record<string, string> }

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const location = ({ url, headers }: Served, root: string) => `
    location = ${url} {
      root ${root};
      etag off;
      default_type "${headers['content-type']}";
      types { }
${Object.entries(headers)
  .filter(([name]) => name !== 'content-type')
  .map(([name, value]) => `      add_header ${name} '${value.replaceAll("'", "\\'")}';`)
  .join('\n')}
    }`

/** Tuned for speed: sendfile, open files and their sizes kept, no log, connections that last. */
const configuration = (folder: string, port: number, files: Served[]) => `
daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=100 inactive=1h;
  open_file_cache_valid 1h;
  keepalive_requests 100000000;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};${files.map((file) => location(file, join(folder, 'root'))).join('')}
  }
}
`

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  )

export async function startNginx(folder: string, files: Served[]): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await freePort()
  for (const { url, bytes } of files) {
    const path = join(folder, 'root', url)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, bytes)
  }
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, configuration(folder, port, files))
  const child = spawn(NGINX, ['-e', join(folder, 'error.log'), '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  const kill = () => void child.kill('SIGTERM')
  process.on('exit', kill)
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 50 || child.exitCode !== null) throw new Error('nginx does not answer')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const stop = async () => {
    kill()
    await ended
    process.off('exit', kill)
  }
  return { port, stop }
}
