import { crc32, deflateSync } from 'node:zlib'
import { encode, renderSVG } from 'uqr'

/** 二维码 of an address, as a picture for the PDF. */
export const qrSvg = (address: string): string => renderSVG(address, { ecc: 'M', border: 2 })

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** Pixels to a module. */
const scale = 6

/** The same as PNG, for Word, which shows no SVG in older versions. Grey, one byte to a pixel. */
export const qrPng = (address: string): Uint8Array => {
  const { data, size } = encode(address, { ecc: 'M', border: 2 })
  const side = size * scale
  const lines = data.flatMap((row) => {
    const pixels = row.flatMap((dark) => Array.from({ length: scale }, () => (dark ? 0 : 255)))
    return Array.from({ length: scale }, () => Buffer.from([0, ...pixels]))
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 8
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
