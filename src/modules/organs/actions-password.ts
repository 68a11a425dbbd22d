import { hash, verify } from '@node-rs/argon2'
import { randomInt } from 'node:crypto'

/** argon2id: memory in KiB, passes, lanes (about 12 ms). */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, strength)

export const isPassword = (hashed: string, password: string): Promise<boolean> =>
  verify(hashed, password)

/** No signs that are read for one another on paper: 0 O, 1 I L. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz'

/** 一次性密码, e.g. `k7mq-x3fd-9wpt` (59 bits): read out or written down once, changed at first use. */
export const oneTimePassword = (): string =>
  Array.from({ length: 3 }, () =>
    Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join(''),
  ).join('-')
