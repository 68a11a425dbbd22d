import mammoth from 'mammoth'
import type { Flow } from './flow.ts'
import { htmlFlow } from './html.ts'

/** A .docx as paragraphs and grids; pictures and everything outside the file are left out. */
export const docxFlow = async (bytes: Uint8Array): Promise<Flow> => {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      externalFileAccess: false,
    },
  )
  return htmlFlow(value)
}
