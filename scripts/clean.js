// Removes the build output: tsc never removes the output of a deleted source file.
import { rmSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
