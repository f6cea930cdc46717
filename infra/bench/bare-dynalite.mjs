// dynalite as its authors ship it, over LevelDB in a folder: what the stand-in's throughput is held against.
import dynalite from 'dynalite'

const server = dynalite({ path: process.argv[2], createTableMs: 0 })
server.listen(0, '127.0.0.1', () => {
  console.log(`bare dynalite: http://localhost:${server.address().port} `)
})
process.on('SIGTERM', () => {
  server.close(() => process.exit(0))
  server.closeAllConnections()
})
