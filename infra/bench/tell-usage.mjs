// Loaded before a server: tells the process that started it what it uses, when asked.
import { readFileSync } from 'node:fs'

process.on('message', (question) => {
  if (question === 'memory') {
    globalThis.gc()
    globalThis.gc()
    const { rss, heapUsed, external } = process.memoryUsage()
    process.send({
      residentBytes: rss,
      ownBytes: anonymousBytes() ?? rss,
      heapBytes: heapUsed + external,
    })
  } else if (question === 'cpu') {
    const { user, system } = process.cpuUsage()
    process.send({ cpuMs: (user + system) / 1000 })
  }
})
// The channel alone must not keep the server alive, nor may the server outlive who started it.
process.channel.unref()
process.on('disconnect', () => process.exit(1))

/** What is resident and no part of a mapped file; only Linux tells. */
function anonymousBytes() {
  if (process.platform !== 'linux') return undefined
  const kibibytes = /^RssAnon:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
}
