// The child process of platform/binder.ts: parts in on stdin, the answer out on stdout, then it ends.
import { buffer } from 'node:stream/consumers'
import { bind, type Binding, type PartKind, weigh } from './bind.ts'

type Asked = {
  parts: readonly { kind: PartKind; size: number }[]
  /** Absent where the parts are only weighed. */
  binding?: Binding
}

const input = await buffer(process.stdin)
const head = 4 + input.readUInt32BE(0)
const { parts, binding } = JSON.parse(input.toString('utf8', 4, head)) as Asked
let at = head
const read = parts.map(({ kind, size }) => {
  const bytes = input.subarray(at, at + size)
  at += size
  return { kind, bytes }
})
process.stdout.write(
  binding === undefined ? JSON.stringify(await weigh(read)) : await bind(read, binding),
)
