import { startPostgres } from '../src/platform/postgres/server.ts'

/** A process of its own that runs a server on the folder named, to be killed by a test. */
const server = await startPostgres(process.argv[2] ?? '')
process.stdout.write(`${server.port}\n`)
await server.ended
