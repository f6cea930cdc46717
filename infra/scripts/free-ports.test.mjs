import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { refuseTakenPorts } from './free-ports.mjs'

const open = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.close()
    await once(server, 'close')
  }
})

async function takePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(server)
  return server.address().port
}

it('names all ports that are taken, and a line with free ones', async () => {
  const [port, awsPort] = [await takePort(), await takePort()]
  const error = await refuseTakenPorts({ port, awsPort }, 'npm start').catch((reason) => reason)
  expect(error.message).toBe(`Ports ${port}, for the app, and ${awsPort}, for AWS, are taken.`)
  const [, ...chosen] = /: npm start -- --port (\d+) --aws-port (\d+)$/.exec(error.resolution) ?? []
  const [other, otherAws] = chosen.map(Number)
  expect(new Set([port, awsPort, other, otherAws]).size).toBe(4)
  await refuseTakenPorts({ port: other, awsPort: otherAws }, 'npm start')
})

it('names the one that is taken alone', async () => {
  const awsPort = await takePort()
  await expect(refuseTakenPorts({ port: 0, awsPort }, 'npm run dev')).rejects.toMatchObject({
    message: `Port ${awsPort}, for AWS, is taken.`,
    resolution: expect.stringMatching(/: npm run dev -- --aws-port \d+$/),
  })
})

it('has nothing against ports that the system chooses', async () => {
  await refuseTakenPorts({ port: 0, awsPort: 0 }, 'npm start')
})
