import { getDocumentProxy } from 'unpdf'
import type { Flow } from './flow.ts'

type Piece = { text: string; x: number; y: number; width: number; height: number }

const mostPages = 200

/** Pieces on one base line, half a letter's height apart at most, left to right. */
const lines = (pieces: readonly Piece[]): Piece[][] => {
  const rows: Piece[][] = []
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - piece.y) < piece.height / 2) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x))
}

/** A gap wider than half a letter starts a new cell. */
const cells = (row: readonly Piece[]): string[] => {
  const parts: string[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const piece of row) {
    if (piece.x - end > piece.height * 0.5) parts.push(piece.text)
    else parts.push((parts.pop() ?? '') + piece.text)
    end = piece.x + piece.width
  }
  return parts
}

/** The text layer of a PDF, line by line, cells parted by tabs. Blank cells leave no trace in a text layer. */
export const pdfFlow = async (bytes: Uint8Array): Promise<Flow> => {
  const file = await getDocumentProxy(new Uint8Array(bytes))
  const blocks: Flow[number][] = []
  for (let number = 1; number <= Math.min(file.numPages, mostPages); number += 1) {
    const page = await file.getPage(number)
    const { items } = await page.getTextContent()
    const pieces = items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const place: readonly unknown[] = item.transform
      return [
        {
          text: item.str.trim(),
          x: Number(place[4]),
          y: Number(place[5]),
          width: item.width,
          height: item.height || 10,
        },
      ]
    })
    for (const row of lines(pieces)) blocks.push({ kind: 'text', text: cells(row).join('   ') })
  }
  return blocks
}
