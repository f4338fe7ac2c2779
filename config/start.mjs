// npm start: installs what is missing, builds, serves on this machine and prints the address.
import { install, root, run } from './install.mjs'

install()
if (run(process.execPath, ['--import', 'tsx', 'data/build.ts']) !== 0) process.exit(1)
const { build, preview } = await import('vite')
await build({ root, logLevel: 'warn' })
const server = await preview({
  root,
  preview: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4173), open: false },
})
const [address] = server.resolvedUrls?.local ?? []
console.log(`MPCE Atlas is at ${address}   (Ctrl-C ends it)`)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.close().finally(() => process.exit(0)))
