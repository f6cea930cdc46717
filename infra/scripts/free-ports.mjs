// Says which ports are taken before anything is started: all of them at once, with a line that names free ones.
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { UserError } from './user-error.mjs'

/**
 * @param {{ port: number, awsPort: number }} ports As the options have them; 0 takes a free one.
 * @param {string} command As the user types it: `npm start`.
 * @throws {UserError} where one of them is taken.
 */
export async function refuseTakenPorts({ port, awsPort }, command) {
  const asked = [
    { option: '--port', number: port, of: 'the app' },
    { option: '--aws-port', number: awsPort, of: 'AWS' },
  ]
  const isTaken = await Promise.all(asked.map(({ number }) => isPortTaken(number)))
  const taken = asked.filter((_, index) => isTaken[index])
  if (taken.length === 0) return
  const names = taken.map(({ number, of }) => `${String(number)}, for ${of}`)
  const options = []
  const used = new Set([port, awsPort])
  for (const { option, number } of taken) {
    const free = await freePortAfter(number, used)
    used.add(free)
    options.push(`${option} ${String(free)}`)
  }
  throw new UserError(
    taken.length === 1
      ? `Port ${names.join()}, is taken.`
      : `Ports ${names.join(', and ')}, are taken.`,
    `Stop what listens there, or choose others: ${command} -- ${options.join(' ')}`,
  )
}

async function freePortAfter(taken, used) {
  for (let port = taken + 1; port < 65_536; port += 1) {
    if (!used.has(port) && !(await isPortTaken(port))) return port
  }
  return 0
}

/** Also by who answers on IPv6 only: browsers may try that first. */
async function isPortTaken(port) {
  if (port === 0) return false
  return !(await canListen(port)) || (await answersOnIpv6(port))
}

async function canListen(port) {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    server.close()
    await once(server, 'close')
    return true
  } catch (error) {
    // What else is wrong with it is said by whoever listens.
    return error.code !== 'EADDRINUSE'
  }
}

async function answersOnIpv6(port) {
  const socket = connect({ host: '::1', port })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(500) })
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
