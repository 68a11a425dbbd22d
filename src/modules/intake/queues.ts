export const readQueue = 'intake.read'
export const checkQueue = 'intake.check'
export const runQueue = 'intake.run'

/** Queues the migration makes. */
export const intakeQueues: readonly string[] = [readQueue, checkQueue, runQueue]
