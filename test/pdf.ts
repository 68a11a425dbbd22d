import assert from 'node:assert/strict'
import { extractText, getDocumentProxy } from 'unpdf'

/** What a printed paper says, without spaces and line ends. */
export const textOfPdf = async (answer: Response): Promise<string> => {
  assert.equal(answer.status, 200)
  const file = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()))
  const { text } = await extractText(file, { mergePages: true })
  return text.normalize('NFKC').replaceAll(/\s/g, '')
}
