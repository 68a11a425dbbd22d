/** How often something may be tried; the shape of `platform/attempts.ts`. */
type Limit = { key: string; most: number; seconds: number }

const hour = 3600
const day = 24 * hour

/** Guesses at one number in a day, from wherever, without the applicant's name; a fifth of it from one network. */
const byNumber = 80
const byNumberAndNetwork = 20
/** Guesses of one network in an hour, at whatever numbers: a county hall has one network for many people. */
const byNetwork = 60
/** Guesses in a day that also gave the right name: with those above a hundred, and never more. */
const byName = 20
/** Tries of one network in an hour that also gave a name, right or wrong. */
const byNetworkWithName = 120

/** What was typed on `/query`, folded, and the network it came from. */
export type Guess = { number: string; name: string; network: string }

/**
 * The limits a guess counts under. Once a number or a network has used its guesses up, the name of the
 * applicant is asked as well: the owner knows it and goes on, and a guess with a wrong name tells
 * nothing of the code.
 *
 * @param hash keyed: what is counted is stored under nothing readable
 */
export const limitsOf = (
  { number, name, network }: Guess,
  hash: (text: string) => string,
): Limit[] =>
  name === ''
    ? [
        { key: hash(`query number ${number}`), most: byNumber, seconds: day },
        {
          key: hash(`query number ${number} network ${network}`),
          most: byNumberAndNetwork,
          seconds: day,
        },
        { key: hash(`query network ${network}`), most: byNetwork, seconds: hour },
      ]
    : [
        { key: hash(`query number ${number} name ${name}`), most: byName, seconds: day },
        { key: hash(`query named network ${network}`), most: byNetworkWithName, seconds: hour },
      ]

/** The network of an address: people behind one line count together, e.g. 203.0.113.0/24. */
export const networkOf = (address: string): string => {
  const v4 = /(\d+\.\d+\.\d+)\.\d+$/.exec(address)
  return v4 ? `${v4[1]}.0/24` : address.split(':').slice(0, 4).join(':')
}

/** A wait as people say it. */
export const waitWords = (seconds: number): string =>
  seconds <= hour
    ? `${Math.max(Math.ceil(seconds / 60), 1)} 分钟`
    : `${Math.ceil(seconds / hour)} 小时`
