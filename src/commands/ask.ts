import { createInterface } from 'node:readline/promises'

/** Asks on the terminal; undefined where nobody sits there. */
export const askOnTerminal = async (question: string): Promise<string | undefined> => {
  if (!process.stdin.isTTY) return undefined
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(question)).trim()
  } finally {
    terminal.close()
  }
}
