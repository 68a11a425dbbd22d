// Gives package-lock.json an entry for each platform package the registry view at hand did not list:
// without it `npm ci` refuses the lock. The entries carry version, os, cpu and libc, nothing else.
import { readFileSync, writeFileSync } from 'node:fs'

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'windows',
  'sunos',
  'aix',
  'netbsd',
  'openbsd',
]
const processors = [
  'x64',
  'arm64',
  'ia32',
  'arm',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'wasm32',
  'mips64el',
]

const stub = (name, version, dev) => {
  const words = name.split('/').at(-1).split('-')
  const os = words.find((word) => systems.includes(word))
  const cpu = words.find((word) => processors.includes(word))
  if (!os || !cpu) throw new Error(`cannot tell the platform of ${name}`)
  const libc = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' }[words.at(-1)]
  return {
    version: version.replace(/^[\^~]/, ''),
    cpu: [cpu],
    ...(dev && { dev: true }),
    ...(libc && os === 'linux' && { libc: [libc] }),
    optional: true,
    os: [os === 'windows' ? 'win32' : os],
  }
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
for (const [at, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const top = `node_modules/${name}`
    const nested = at ? `${at}/node_modules/${name}` : top
    if (!lock.packages[nested] && !lock.packages[top])
      lock.packages[top] = stub(name, version, entry.dev)
  }
}
const packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
)
writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)
