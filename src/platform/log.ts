import { pino, type Logger } from 'pino'

/**
 * The log. Routes are logged by pattern, never by address, and no form field ever reaches it:
 * personal data stays out because nothing here is given any.
 */
export const openLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))

export type { Logger }
