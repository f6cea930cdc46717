// Loaded before a server: tells the process that started it what it uses, when asked.
process.on('message', (question) => {
  if (question === 'memory') {
    globalThis.gc()
    globalThis.gc()
    const { rss, heapUsed, external } = process.memoryUsage()
    process.send({ rssBytes: rss, heapBytes: heapUsed + external })
  } else if (question === 'cpu') {
    const { user, system } = process.cpuUsage()
    process.send({ cpuMs: (user + system) / 1000 })
  }
})
// The channel alone must not keep the server alive.
process.channel.unref()
