/**
 * A photo as phones take it: HEIC with a picture in it (HEVC, 64 × 64 points: a drawn card), made by
 * libheif's heif-enc from a drawing of our own. heif-info and heif-convert read it.
 */
const card = Buffer.from(
  [
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA',
    'AAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAAxwAAACNpaW5mAAAA',
    'AAABAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34',
    '+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmu',
    'bgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAEAAAABAAAAAEHBpeGkAAAAAAwgICAAA',
    'ABZpcG1hAAAAAAAAAAEAAQOBAoMAAADPbWRhdAAAAMMoAa8ZgGJtfobCczKdAnN0DReYytULLLsSy5H2Yz3NyE0A',
    '2Rka1BasBBYIssZteXeYVLdmrLenjq1Nz7o2iDiiefTkbZ55Xy6HZjilCNcp2UD0tQcqggpuepFi6P7bZJQVpnz7',
    'R/DqHddAmN/cKDUk0V5tklqHobjIuYdSzu+eLDvPJTQsH4RkJUQgPgcRiYlT4Equ/V5v+A67oLRxkmIgXyvG3/IX',
    'x/u6w5DjyNBXxcmLzR1xzeYK+xIqM55EXBath3U=',
  ].join(''),
  'base64',
)

/** Free space, which every reader passes over: a phone's photo is larger than this card. */
const free = (bytes: number): Buffer => {
  const box = Buffer.alloc(Math.max(bytes, 8))
  box.writeUInt32BE(box.length)
  box.write('free', 4, 'latin1')
  return box
}

/** @param bytes how large at least */
export const heicPhoto = (bytes = 0): Buffer =>
  bytes <= card.length ? card : Buffer.concat([card, free(bytes - card.length)])

export const photoFile = (name = 'IMG_0001.HEIC', bytes = 0): File =>
  new File([Uint8Array.from(heicPhoto(bytes))], name)
