// Runs the whole suite and refuses a run that found hardly any test: a glob that matches nothing passes silently.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

const least = 20
const files = process.argv.slice(2)
const child = spawn(
  process.execPath,
  [
    '--enable-source-maps',
    '--test',
    '--test-reporter=spec',
    // Eight files at most: each may hold forty of the server's connections (test/setup.ts).
    `--test-concurrency=${Math.min(availableParallelism(), 8)}`,
    // A test that hangs is a test that failed: ten minutes, in milliseconds. The slowest takes half a minute
    // where the machine has nothing else to do.
    '--test-timeout=600000',
    '--test-global-setup=dist/test/setup.js',
    ...(files.length > 0 ? files : ['dist/**/*.test.js']),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
let tail = ''
let ran = 0
child.stdout.on('data', (bytes) => {
  process.stdout.write(bytes)
  tail += bytes
  ran = Number(/^ℹ tests (\d+)$/m.exec(tail)?.[1] ?? ran)
  tail = tail.slice(-200)
})
child.on('close', (code) => {
  if (files.length === 0 && ran < least) {
    process.stderr.write(`only ${ran} tests ran, at least ${least} were expected\n`)
    process.exit(1)
  }
  process.exit(code ?? 1)
})
